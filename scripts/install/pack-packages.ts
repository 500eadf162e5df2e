import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run-command.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Tarball of each package by its name, as `file:` specifier. */
export type Tarballs = Readonly<Record<string, string>>

/** The packages that services install. */
const OF_SERVICES = ['semconv', 'statistics', 'spec', 'profile', 'instrumentation']

/** Builds and packs packages as they would be published, by default those that services install. */
export async function packPackages(folder: string, packages: readonly string[] = OF_SERVICES): Promise<Tarballs> {
  const filters = packages.map((name) => `--filter=@driftline/${name}`)
  await run(['npx', 'turbo', 'run', 'build', ...filters], { cwd: repository })
  const workspaces = packages.map((name) => `--workspace=@driftline/${name}`)
  await run(['npm', 'pack', '--pack-destination', folder, ...workspaces], { cwd: repository })
  const files = await readdir(folder)
  return Object.fromEntries(
    packages.map((name) => {
      const file = files.find((candidate) => candidate.startsWith(`driftline-${name}-`))
      if (file === undefined) throw new Error(`npm pack made no tarball of ${name}: ${files.join(', ')}`)
      return [`@driftline/${name}`, `file:${join(folder, file)}`]
    }),
  )
}
