import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'

const outputByScript = new Map<string, Promise<string>>()

/** Builds the plugin as a person does. @returns where it lies */
export async function builtPlugin(): Promise<string> {
  await outputOf('build.ts')
  return join(PLUGIN_FOLDER, 'dist')
}

/** Builds the host page as `npm run app` does. @returns where it lies */
export async function builtHost(): Promise<string> {
  return (await outputOf('host.ts')).trim()
}

/** What a script prints, run once for all tests of a file. */
function outputOf(name: string): Promise<string> {
  const output = outputByScript.get(name) ?? runScript(name)
  outputByScript.set(name, output)
  return output
}

/** In a process of its own: webpack wants its working folder, and Vite builds another thing where tests run. */
async function runScript(name: string): Promise<string> {
  const environment = { ...process.env, NODE_ENV: 'production' }
  const path = join(PLUGIN_FOLDER, 'scripts', name)
  return (await promisify(execFile)(process.execPath, [path], { env: environment })).stdout
}
