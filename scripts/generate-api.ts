import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readArchitecture, readJson, repository } from './architecture.ts'
import { declaredApi } from './declared-api.ts'

interface Manifest {
  /** Absent where nobody imports the package. */
  readonly exports?: Readonly<Record<string, string | { readonly '@driftline/source': string }>>
}

/** Where the compiler writes declarations, file by file: beside what is shipped, or where a bundler makes what is shipped. */
const DECLARATION_FOLDERS = ['.tsbuild/declarations', 'dist']

/** Writes what each built package declares to `packages/NAME/api/`, where a change of it shows in review. */
for (const name of Object.keys(readArchitecture())) {
  const { exports } = readJson(`packages/${name}/package.json`) as Manifest
  if (exports === undefined) continue
  const declarations = declarationsOf(name)
  mkdirSync(new URL(`packages/${name}/api/`, repository), { recursive: true })
  for (const target of Object.values(exports)) {
    if (typeof target === 'string') continue
    const entry = target['@driftline/source'].replace('./src/', '').replace('.ts', '.d.ts')
    const read = (path: string): string => readFileSync(new URL(path, declarations), 'utf8')
    writeFileSync(new URL(`packages/${name}/api/${entry}`, repository), `${declaredApi(entry, read)}\n`)
  }
}

function declarationsOf(name: string): URL {
  const folders = DECLARATION_FOLDERS.map((folder) => new URL(`packages/${name}/${folder}/`, repository))
  const built = folders.find((folder) => existsSync(folder))
  if (built === undefined) throw new Error(`packages/${name} is not built: npm run build.`)
  return built
}
