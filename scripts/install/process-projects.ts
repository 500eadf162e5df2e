import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { nodePage } from './node-page.ts'
import { playing } from './project.ts'
import type { Project, Stage } from './project.ts'
import { riders } from './riders.ts'
import { start } from './run-command.ts'

/** Services that are more than one process, are frozen, or run inside a test runner. */
export async function processProjects(): Promise<readonly Project[]> {
  const workers = await nodePage('workers')
  const lambda = await nodePage('lambda')
  const [threads = [], processes = []] = workers.run.map(([, ...args]) => args)
  const line = { manager: 'npm', node: 24, commands: workers.install } as const
  return [
    {
      ...line,
      name: 'worker threads',
      fixture: 'worker',
      runs: [{ name: 'two workers', node: 24, play: playing(...threads), servings: 2 }],
    },
    {
      ...line,
      name: 'cluster',
      fixture: 'cluster',
      runs: [{ name: 'two processes', node: 24, play: playing(...processes), servings: 2 }],
    },
    {
      ...line,
      name: 'AWS Lambda',
      fixture: 'lambda',
      commands: lambda.install,
      runs: [{ name: 'frozen between calls', node: 24, play: playFunction }],
    },
    {
      name: 'Jest',
      fixture: 'jest',
      manager: 'npm',
      node: 20,
      runs: [{ name: 'CommonJS', node: 20, play: playing(...JEST) }],
    },
  ]
}

// OpenTelemetry's exporter imports `http` when it first sends, which Jest allows with this flag only.
const JEST = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--testMatch', '**/*.test.cjs']

const ROWS_PER_CALL = 50

/** Calls a function that is stopped whenever it has answered, and in the end killed: no timer of it ever runs between. */
async function playFunction({ folder, nodeFolder, env }: Stage): Promise<void> {
  const runtime = start(['node', 'runtime.cjs'], { cwd: folder, nodeFolder, env }, [
    'ignore',
    'inherit',
    'inherit',
    'ipc',
  ])
  try {
    await answerOf(runtime)
    for (let from = 0; from < riders.rows.length; from += ROWS_PER_CALL) {
      runtime.kill('SIGCONT')
      runtime.send({ rows: riders.rows.slice(from, from + ROWS_PER_CALL) })
      await answerOf(runtime)
      runtime.kill('SIGSTOP')
    }
  } finally {
    runtime.kill('SIGKILL')
  }
}

async function answerOf(runtime: ChildProcess): Promise<void> {
  const ended = once(runtime, 'exit').then(([code]) => {
    throw new Error(`the function ended with ${String(code)} before it answered`)
  })
  await Promise.race([once(runtime, 'message'), ended])
}
