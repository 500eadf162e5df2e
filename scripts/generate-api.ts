import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readArchitecture, readJson, repository } from './architecture.ts'
import { declaredApi } from './declared-api.ts'

interface Manifest {
  /** Absent where nobody imports the package. */
  readonly exports?: Readonly<Record<string, string | { readonly types: string }>>
}

/** Writes what each built package declares to `packages/NAME/api/`, where a change of it shows in review. */
for (const name of Object.keys(readArchitecture())) {
  const { exports } = readJson(`packages/${name}/package.json`) as Manifest
  if (exports === undefined) continue
  mkdirSync(new URL(`packages/${name}/api/`, repository), { recursive: true })
  for (const target of Object.values(exports)) {
    if (typeof target === 'string') continue
    const entry = target.types.replace('./dist/', '')
    const read = (path: string): string => readFileSync(new URL(`packages/${name}/dist/${path}`, repository), 'utf8')
    writeFileSync(new URL(`packages/${name}/api/${entry}`, repository), `${declaredApi(entry, read)}\n`)
  }
}
