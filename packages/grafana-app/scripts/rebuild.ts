import { execFile } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

/** An editor writes a file more than once. */
const SETTLE_MS = 200

/** Builds the plugin again whenever one of its sources changes, and says how that went. */
export function rebuildOnChange(): void {
  let timer: NodeJS.Timeout | undefined
  watch(join(PLUGIN_FOLDER, 'src'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild(), SETTLE_MS)
  })
}

/** In a process of its own: the scaffold's configuration holds for one build, its virtual modules are gone in the next. */
async function rebuild(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(PLUGIN_FOLDER, 'scripts/build.ts')])
    console.log('built anew: reload the page')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
