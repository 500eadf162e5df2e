import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { until } from './child.testing.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const PATIENCE_MS = 400_000

/** The commands of the README's five minutes, as they stand there. */
function commandsOfReadme(): readonly string[] {
  const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('\n## Five minutes\n')
  const [own = ''] = section.split('\n## ')
  return [...own.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
}

const folder = mkdtempSync(join(tmpdir(), 'driftline-five-'))
const running: { readonly pid: number; readonly ended: Promise<unknown> }[] = []
afterAll(async () => {
  for (const { pid } of running) stopGroup(pid)
  await Promise.all(running.map(({ ended }) => ended))
  rmSync(folder, { recursive: true })
})

/** What a shell starts runs on when the shell is gone: its whole group is stopped. */
function stopGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Runs a command of the README from the workspace; its files go into a folder of the test. */
function runCommand(command: string) {
  const own = command.replaceAll('driftline-demo/', `${folder}/`)
  const env = { ...process.env, NO_COLOR: '1' }
  const child = spawn('sh', ['-c', own], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part))
  const ended = once(child, 'close')
  running.push({ pid: child.pid!, ended })
  const code = ended.then(([exit]) => exit as number | null)
  return { said: () => text, code }
}

test("the README's five minutes lead to a verdict", { timeout: PATIENCE_MS + 200_000 }, async () => {
  const [build = '', serve = '', service = '', doctor = '', metrics = '', ...rest] = commandsOfReadme()
  expect(rest).toEqual([])
  const built = runCommand(build)
  expect([await built.code, built.said()]).toEqual([0, expect.stringContaining('4 features of 3,000 rows')])
  expect(existsSync(join(folder, 'five-minutes.json'))).toBe(true)

  const served = runCommand(`${serve} --port 0`)
  const url = await until(
    'the processor',
    () => /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(served.said())?.[1],
    PATIENCE_MS,
  )
  const here = (command: string): string => command.replaceAll('http://127.0.0.1:4318', url)
  runCommand(here(service))
  await until(
    'the first rows',
    () => /forecasts → ridership unknown: first \d+ rows/.exec(served.said())?.[0],
    PATIENCE_MS,
  )
  const waiting = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  expect(waiting).toMatch(/First verdict after \d\d:\d\d:05 UTC, when its window of 1m has ended|temperature/)
  await until(
    'the verdict',
    () => /verdicts raised: prediction act, temperature act/.exec(served.said())?.[0],
    PATIENCE_MS,
  )

  const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  expect(page).toMatch(/<strong>temperature<\/strong>, severity \d+: Median 1\d\.?\d* → 2\d/)
  const examined = runCommand(`${doctor} --url ${url}`)
  expect([await examined.code, examined.said()]).toEqual([0, expect.stringContaining('All is well.')])
  const scraped = runCommand(here(metrics))
  expect(await scraped.code).toBe(0)
  expect(scraped.said()).toMatch(/ml_drift_severity\{[^}]*ml_feature_name="temperature"[^}]*\} (?:8[5-9]|9\d|100)/)
})
