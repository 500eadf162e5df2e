import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildPlugin } from './build-plugin.ts'
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

async function rebuild(): Promise<void> {
  try {
    await buildPlugin()
    console.log('built anew: reload the page')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
