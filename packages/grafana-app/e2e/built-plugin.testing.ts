import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'

/** Builds the plugin as a person does, in a process of its own: webpack wants its working folder. @returns where it lies */
export async function builtPlugin(): Promise<string> {
  await promisify(execFile)(process.execPath, [join(PLUGIN_FOLDER, 'scripts/build.ts')])
  return join(PLUGIN_FOLDER, 'dist')
}
