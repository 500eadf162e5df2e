import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run-command.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Tarball of each package by its name, as `file:` specifier. */
export type Tarballs = Readonly<Record<string, string>>

/** The packages that services install. */
const PACKAGES = ['semconv', 'statistics', 'spec', 'profile', 'instrumentation']

/** Builds and packs the packages as they would be published. */
export async function packPackages(folder: string): Promise<Tarballs> {
  await run(['npx', 'turbo', 'run', 'build', '--filter=@driftline/instrumentation'], { cwd: repository })
  const workspaces = PACKAGES.map((name) => `--workspace=@driftline/${name}`)
  await run(['npm', 'pack', '--pack-destination', folder, ...workspaces], { cwd: repository })
  const files = await readdir(folder)
  return Object.fromEntries(
    PACKAGES.map((name) => {
      const file = files.find((candidate) => candidate.startsWith(`driftline-${name}-`))
      if (file === undefined) throw new Error(`npm pack made no tarball of ${name}: ${files.join(', ')}`)
      return [`@driftline/${name}`, `file:${join(folder, file)}`]
    }),
  )
}
