import { spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { repository } from './architecture.ts'

/** What `packages/<package>/fuzz/<name>.fuzz.ts` exports as `fuzz`. */
export interface FuzzTarget {
  readonly inputs: fc.Arbitrary<Uint8Array>
  /** Throws when the input shows a fault. */
  readonly check: (input: Uint8Array) => void | Promise<void>
}

const DEFAULT_SECONDS = 600
const MAX_SILENCE_MS = 20_000
const MAX_HEAP_MIB = 768
const root = fileURLToPath(repository)

/** Paths of all fuzz targets, relative to the repository. */
export function fuzzTargets(): readonly string[] {
  return globSync('packages/*/fuzz/*.fuzz.ts', { cwd: root }).toSorted()
}

/** Folder of the inputs that once showed a fault, or might. */
export function corpusOf(path: string): string {
  return join(root, dirname(path), 'corpus', basename(path, '.fuzz.ts'))
}

export async function loadTarget(path: string): Promise<FuzzTarget> {
  return ((await import(pathToFileURL(join(root, path)).href)) as { fuzz: FuzzTarget }).fuzz
}

// Each target in a process of its own: one that hangs or runs out of memory is ended, and the input it had is kept.
async function runTarget(path: string, seconds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-fuzz-'))
  const current = join(folder, 'input')
  writeFileSync(current, '')
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${MAX_HEAP_MIB}`,
      '--conditions=@driftline/source',
      fileURLToPath(import.meta.url),
      '--target',
      path,
      '--seconds',
      String(seconds),
      '--current',
      current,
    ],
    { cwd: root, stdio: 'inherit' },
  )
  const watch = setInterval(() => {
    if (Date.now() - statSync(current).mtimeMs > MAX_SILENCE_MS) child.kill('SIGKILL')
  }, 1000)
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  if (status === null || status > 1) {
    const kept = keep(path, readFileSync(current))
    console.error(`${path}: the process ended with ${status ?? 'a signal'}; its input is ${kept}`)
  }
  rmSync(folder, { recursive: true })
  return status === 0
}

function keep(path: string, input: Uint8Array): string {
  const name = createHash('sha256').update(input).digest('hex').slice(0, 12)
  const file = join(corpusOf(path), `${name}.bin`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, input)
  return file
}

async function fuzzHere(path: string, seconds: number, current: string): Promise<boolean> {
  const { inputs, check } = await loadTarget(path)
  const seed = randomInt(2 ** 31)
  let runs = 0
  const property = fc.asyncProperty(inputs, async (input) => {
    writeFileSync(current, input)
    runs += 1
    await check(input)
  })
  const result = await fc.check(property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: seconds * 1000,
    markInterruptAsFailure: false,
  })
  const count = `${runs} inputs in ${seconds} s, seed ${seed}`
  if (!result.failed) {
    console.log(`${path}: ${count}`)
    return true
  }
  const [input = new Uint8Array()] = result.counterexample ?? []
  console.error(`${path}: ${count}; the input ${keep(path, input)} fails\n`, result.errorInstance)
  return false
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: 'string' }, target: { type: 'string' }, current: { type: 'string' } },
    allowPositionals: true,
  })
  const seconds = Number(values.seconds ?? DEFAULT_SECONDS)
  if (!(seconds > 0)) throw new Error(`--seconds must be a number above 0, got "${values.seconds}".`)
  if (values.target !== undefined && values.current !== undefined) {
    process.exitCode = (await fuzzHere(values.target, seconds, values.current)) ? 0 : 1
    return
  }
  const [filter = ''] = positionals
  const targets = fuzzTargets().filter((path) => path.includes(filter))
  if (targets.length === 0) throw new Error(`No packages/*/fuzz/*.fuzz.ts has "${filter}" in its path.`)
  for (const path of targets)
    if (!(await runTarget(path, Math.max(1, Math.floor(seconds / targets.length))))) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
