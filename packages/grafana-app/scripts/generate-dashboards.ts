import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DASHBOARDS } from './dashboards/dashboards.ts'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

/** Writes the dashboards to where the plugin and the stack take them from. */
const folder = join(PLUGIN_FOLDER, 'src/dashboards')
await mkdir(folder, { recursive: true })
for (const [name, dashboard] of Object.entries(DASHBOARDS))
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(dashboard(), null, 2)}\n`)
