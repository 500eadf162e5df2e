import type { ChildProcess } from 'node:child_process'
import type { SdkLine } from './documented-commands.ts'
import { nodePage } from './node-page.ts'
import type { NodePage } from './node-page.ts'
import type { Project, Stage } from './project.ts'
import { riders } from './riders.ts'
import { ended, run, start } from './run-command.ts'

/** Services behind HTTP that are set up as their frameworks say. */
export async function serverProjects(
  commands: Readonly<Record<SdkLine, readonly string[]>>,
): Promise<readonly Project[]> {
  const [express, zeroCode, next] = await Promise.all(['express', 'zero-code', 'nextjs'].map(nodePage))
  const withExpress = { fixture: 'express', manager: 'npm' } as const
  return [
    {
      ...withExpress,
      name: 'Express without code on SDK 2.x',
      commands: [
        ...commands['2.x'].slice(0, 1),
        'npm install express@5.3.0',
        'npm install @opentelemetry/auto-instrumentations-node@0.81.2',
      ],
      node: 20,
      runs: [{ name: 'auto-instrumentations', node: 20, play: playLast(zeroCode, '/predict') }],
    },
    {
      ...withExpress,
      name: 'Express without code on SDK 3.x',
      commands: zeroCode?.install ?? [],
      node: 24,
      runs: [
        { name: 'auto-instrumentations', node: 24, play: playLast(zeroCode, '/predict') },
        { name: 'an address alone', node: 24, play: playLast(express, '/predict') },
      ],
    },
    {
      name: 'Next.js',
      fixture: 'next',
      manager: 'npm',
      commands: next?.install ?? [],
      node: 24,
      runs: [{ name: 'two routes', node: 24, play: playLast(next, '/api/a', '/api/b'), servings: 2 }],
    },
  ]
}

/** Runs the commands of a page, of which the last starts a server. */
const playLast =
  (page: NodePage | undefined, ...paths: readonly string[]) =>
  async (stage: Stage): Promise<void> => {
    const commands = page?.run ?? []
    for (const command of commands.slice(0, -1)) await run(command, { cwd: stage.folder, nodeFolder: stage.nodeFolder })
    const last = commands.at(-1) ?? []
    const anyPort = last.at(-1) === 'start' ? ['--hostname', '127.0.0.1', '--port', '0'] : []
    await serve([...last, ...anyPort], stage, paths)
  }

/** Starts a server, sends every row to each path, waits until all have arrived, and ends it as an orchestrator does. */
async function serve(command: readonly string[], stage: Stage, paths: readonly string[]): Promise<void> {
  const { folder, nodeFolder, env, arrived } = stage
  const frequent = { OTEL_METRIC_EXPORT_INTERVAL: '1000', OTEL_METRIC_EXPORT_TIMEOUT: '1000' }
  const child = start(command, { cwd: folder, nodeFolder, env: { ...env, ...frequent } }, ['ignore', 'pipe', 'pipe'])
  const end = ended(child, command.join(' '))
  try {
    const origin = await Promise.race([originOf(child), end.then((text) => Promise.reject(new Error(text)))])
    for (const path of paths) for (const row of riders.rows) await post(`${origin}${path}`, row)
    await Promise.race([arrived(riders.rows.length * paths.length), end])
  } finally {
    child.kill('SIGTERM')
    await end.catch(() => {})
  }
}

/** Where a server says it listens. */
async function originOf(child: ChildProcess): Promise<string> {
  let written = ''
  return new Promise((resolve) => {
    child.stdout?.on('data', (text: string) => {
      written += text
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(written)?.[0]
      if (origin !== undefined) resolve(origin)
    })
  })
}

async function post(url: string, row: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(row) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
}
