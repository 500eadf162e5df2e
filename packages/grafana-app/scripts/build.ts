import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPlugin, DIST_FOLDER } from './build-plugin.ts'

await buildPlugin()
const { size } = await stat(join(DIST_FOLDER, 'module.js'))
console.log(`dist, of which Grafana loads ${(size / 1024).toFixed(1)} KiB at its start`)
