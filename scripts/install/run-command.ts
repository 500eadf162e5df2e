import { spawn } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { delimiter } from 'node:path'
import { CACHE_FOLDER } from './cache-folder.ts'

/** Where and with what a command runs. */
export interface Surroundings {
  readonly cwd: string
  /** Folder of the `node` that the command and all that it starts use; default that of the tests. */
  readonly nodeFolder?: string | undefined
  readonly env?: Readonly<Record<string, string>>
}

const PATIENCE_MS = 300_000
/** What a test runner or npm leaves to its children and no service would have. */
const FOREIGN =
  /^(?:npm_(?!config_(?:registry|cafile|proxy|https_proxy)$)|VITEST|JEST|NODE_(?:ENV|OPTIONS|PATH|TEST)|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$|CI$|OTEL_|INIT_CWD$|FORCE_COLOR$)/

/** Starts a command in an environment as it is outside of tests. */
export function start(
  command: readonly string[],
  { cwd, nodeFolder, env }: Surroundings,
  stdio: StdioOptions,
): ChildProcess {
  const [program = '', ...args] = command
  const path = [...(nodeFolder === undefined ? [] : [nodeFolder]), process.env['PATH'] ?? ''].join(delimiter)
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)))
  return spawn(program, args, {
    cwd,
    stdio,
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    env: { ...own, ...INSTALLING, PATH: path, ...env },
  })
}

/** Settings of npm and pnpm: nothing but the packages, from the disk where they were before. */
const INSTALLING: Readonly<Record<string, string>> = {
  npm_config_cache: `${CACHE_FOLDER}/npm`,
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
  NEXT_TELEMETRY_DISABLED: '1',
}

/**
 * Runs a command to its end.
 *
 * @returns what it wrote to both outputs
 * @throws {Error} with all it wrote, when it ends otherwise than by 0
 */
export async function run(command: readonly string[], surroundings: Surroundings): Promise<string> {
  const child = start(command, surroundings, ['ignore', 'pipe', 'pipe'])
  return ended(child, command.join(' '))
}

/** Waits for a started command. @throws {Error} with all it wrote, when it ends otherwise than by 0 */
export async function ended(child: ChildProcess, name: string): Promise<string> {
  let written = ''
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => {
      written += text
    })
  const code = await new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve(status ?? signal))
  })
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${written}`)
  return written
}
