import { readFileSync } from 'node:fs'

/** What `architecture.json` says of one package. */
export interface PackageRule {
  /** Floor the package stands on: 0 is the ground; imports point to the same floor or below it. */
  readonly level: number
  /** Packages of ours it may import. */
  readonly imports: readonly string[]
  readonly runs: 'anywhere' | 'node' | 'browser'
}

export type Architecture = Readonly<Record<string, PackageRule>>

export const repository = new URL('..', import.meta.url)

export function readArchitecture(): Architecture {
  return (readJson('architecture.json') as { readonly packages: Architecture }).packages
}

/** @param path - relative to the repository */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, repository), 'utf8'))
}

/**
 * Finds a way back to where it began.
 *
 * @returns the packages of the first circle, the first one again at the end; empty when there is none
 */
export function findCycle(architecture: Architecture): readonly string[] {
  const visit = (name: string, path: readonly string[]): readonly string[] => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    for (const imported of architecture[name]?.imports ?? []) {
      const cycle = visit(imported, [...path, name])
      if (cycle.length > 0) return cycle
    }
    return []
  }
  return (
    Object.keys(architecture)
      .map((name) => visit(name, []))
      .find((cycle) => cycle.length > 0) ?? []
  )
}
