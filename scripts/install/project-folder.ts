import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CACHE_FOLDER } from './cache-folder.ts'
import { pnpmPath } from './pnpm.ts'
import type { Tarballs } from './pack-packages.ts'
import { run } from './run-command.ts'

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url))

/** A project outside of the workspace, and how its packages come. */
export interface ProjectPlan {
  /** Folder below `fixtures`. */
  readonly fixture: string
  readonly manager: 'npm' | 'pnpm'
  /** Commands as documented, which name the package as published; none: what the fixture's own package.json lists. */
  readonly commands?: readonly string[]
}

export interface Making {
  readonly folder: string
  readonly tarballs: Tarballs
  /** Folder of the `node` that installs. */
  readonly nodeFolder: string
}

/** Copies the fixture and what all projects share, and installs into it. */
export async function makeProject(plan: ProjectPlan, making: Making): Promise<void> {
  const { folder, tarballs, nodeFolder } = making
  for (const part of ['riders', plan.fixture]) await cp(join(FIXTURES, part), folder, { recursive: true })
  await nameTarballs(folder, tarballs)
  const commands = plan.commands ?? ['npm install @driftline/instrumentation']
  for (const command of commands) await run(await toArguments(command, plan, tarballs), { cwd: folder, nodeFolder })
}

/** The packages depend on each other by versions that no registry has: both managers take them from the tarballs. */
async function nameTarballs(folder: string, tarballs: Tarballs): Promise<void> {
  const path = join(folder, 'package.json')
  const manifest = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as object
  const { '@driftline/instrumentation': _, ...others } = tarballs
  await writeFile(
    path,
    JSON.stringify({ name: 'project', private: true, ...manifest, overrides: others }, undefined, 2),
  )
  await writeFile(join(folder, 'pnpm-workspace.yaml'), `overrides: ${JSON.stringify(others)}\n`)
}

/** `npm install …` for the manager of the plan, the package itself by its tarball. */
async function toArguments(command: string, { manager }: ProjectPlan, tarballs: Tarballs): Promise<readonly string[]> {
  const [, , ...packages] = command.split(/\s+/)
  const specifiers = packages.map((name) => (name in tarballs ? `${name}@${tarballs[name]}` : name))
  if (manager === 'npm') return ['npm', 'install', ...specifiers]
  const store = ['--prefer-offline', '--store-dir', join(CACHE_FOLDER, 'pnpm')]
  // pnpm stops where a package wants to run a script that nobody allowed, as that of protobufjs below sdk-node.
  const allowing = packages.some((name) => name.includes('/sdk-node@')) ? ['--allow-build=protobufjs'] : []
  return [await pnpmPath(), 'add', ...store, ...allowing, ...specifiers]
}
