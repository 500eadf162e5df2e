import type { ChildProcess } from 'node:child_process'
import type { SdkLine } from './documented-commands.ts'
import type { Project, Stage } from './project.ts'
import { riders } from './riders.ts'
import { ended, run, start } from './run-command.ts'

/** Services behind HTTP that are set up as their frameworks say. */
export function serverProjects(commands: Readonly<Record<SdkLine, readonly string[]>>): readonly Project[] {
  const express = { fixture: 'express', manager: 'npm' } as const
  return [
    {
      ...express,
      name: 'Express without code on SDK 2.x',
      commands: [...commands['2.x'].slice(0, 1), 'npm install @opentelemetry/auto-instrumentations-node@0.81.2'],
      node: 20,
      runs: [{ name: 'auto-instrumentations', node: 20, play: playExpress }],
    },
    {
      ...express,
      name: 'Express without code on SDK 3.x',
      commands: [...commands['3.x'].slice(0, 1), 'npm install @opentelemetry/auto-instrumentations-node@0.82.0'],
      node: 24,
      runs: [{ name: 'auto-instrumentations', node: 24, play: playExpress }],
    },
    {
      name: 'Next.js',
      fixture: 'next',
      manager: 'npm',
      node: 24,
      runs: [{ name: 'two routes', node: 24, play: playNext, servings: 2 }],
    },
  ]
}

async function playExpress(stage: Stage): Promise<void> {
  const command = ['node', '--require', '@opentelemetry/auto-instrumentations-node/register', 'service.cjs']
  await serve(command, stage, ['/predict'])
}

async function playNext(stage: Stage): Promise<void> {
  const next = ['node', 'node_modules/next/dist/bin/next']
  await run([...next, 'build'], { cwd: stage.folder, nodeFolder: stage.nodeFolder })
  await serve([...next, 'start', '--hostname', '127.0.0.1', '--port', '0'], stage, ['/api/a', '/api/b'])
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
