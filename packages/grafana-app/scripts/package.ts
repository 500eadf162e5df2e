import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPlugin, DIST_FOLDER } from './build-plugin.ts'
import { packagePlugin } from './package-plugin.ts'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

await buildPlugin()
const { name, zip } = await packagePlugin(DIST_FOLDER)
const folder = join(PLUGIN_FOLDER, 'release')
await mkdir(folder, { recursive: true })
await writeFile(join(folder, name), zip)
console.log(`release/${name}  ${(zip.byteLength / 1024).toFixed(0)} KiB`)
