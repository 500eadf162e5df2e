import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findCycle, readArchitecture, readJson, repository } from './architecture.ts'
import { drawArchitecture, documentWithDrawing } from './generate-architecture.ts'

const architecture = readArchitecture()
const names = Object.keys(architecture)

/** A package of Grafana's is named as Grafana names plugins. */
const PLUGIN_ID = 'driftline-modelhealth-app'

interface Manifest {
  readonly name: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

test('architecture.json names exactly the packages there are', () => {
  const folders = readdirSync(new URL('packages/', repository)).filter((name) =>
    existsSync(new URL(`packages/${name}/package.json`, repository)),
  )
  expect(names.toSorted()).toEqual(folders.toSorted())
})

test('no package can reach itself over the arrows', () => {
  expect(findCycle(architecture)).toEqual([])
})

test('a circle is found when there is one', () => {
  const rule = (imports: readonly string[]) => ({ level: 0, imports, runs: 'node' as const })
  expect(findCycle({ a: rule(['b']), b: rule(['c']), c: rule(['b']) })).toEqual(['b', 'c', 'b'])
})

describe.each(names)('%s', (name) => {
  const rule = architecture[name]!
  const manifest = readJson(`packages/${name}/package.json`) as Manifest

  test('imports only from its own floor or below, and only what runs where it runs', () => {
    for (const imported of rule.imports) {
      expect(architecture[imported]!.level).toBeLessThanOrEqual(rule.level)
      if (rule.runs === 'anywhere') expect(architecture[imported]!.runs).toBe('anywhere')
    }
  })

  test('depends in package.json on what architecture.json lets it import, and on nothing else of ours', () => {
    expect(manifest.name).toBe(name === 'grafana-app' ? PLUGIN_ID : `@driftline/${name}`)
    expect(ownNames(Object.keys(manifest.dependencies ?? {}))).toEqual([...rule.imports].toSorted())
  })

  test('references the same packages in tsconfig.src.json', () => {
    const { references } = readJson(`packages/${name}/tsconfig.src.json`) as {
      readonly references: readonly { readonly path: string }[]
    }
    const referenced = references.map(({ path }) => String(path.split('/')[1]))
    expect(referenced.toSorted()).toEqual([...rule.imports].toSorted())
  })

  test('has neither DOM nor Node types in its source when it runs anywhere', () => {
    const { compilerOptions = {} } = readJson(`packages/${name}/tsconfig.src.json`) as {
      readonly compilerOptions?: { readonly types?: readonly string[]; readonly lib?: readonly string[] }
    }
    if (rule.runs === 'anywhere') expect([...(compilerOptions.types ?? []), ...(compilerOptions.lib ?? [])]).toEqual([])
  })
})

test('the drawing in docs/architecture.md is the one architecture.json gives', () => {
  const page = readFileSync(new URL('docs/architecture.md', repository), 'utf8')
  expect(documentWithDrawing(page, drawArchitecture(architecture))).toBe(page)
})

function ownNames(dependencies: readonly string[]): readonly string[] {
  const scope = '@driftline/'
  return dependencies
    .filter((name) => name.startsWith(scope))
    .map((name) => name.slice(scope.length))
    .toSorted()
}
