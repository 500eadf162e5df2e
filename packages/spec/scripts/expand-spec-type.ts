import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const generatedFolder = join(packageFolder, 'src', 'generated')

/** The type of a checked spec, written out by the compiler: where the schema infers it, its users would need zod. */
export function renderSpecType(): string {
  const builds = join(packageFolder, '.tsbuild')
  mkdirSync(builds, { recursive: true })
  const folder = mkdtempSync(join(builds, 'spec-type-'))
  try {
    return render(declarationOf(folder), folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the compiler declares of a function that spreads a spec, which makes it write the type out. */
function declarationOf(folder: string): string {
  const probe = join(folder, 'probe.ts')
  const schema = relative(folder, join(packageFolder, 'src', 'schema', 'schema-spec.ts'))
  writeFileSync(
    probe,
    `import type { SchemaSpec } from '${schema}'\nexport const spread = (spec: SchemaSpec) => ({ ...spec })\n`,
  )
  const compilerOptions = {
    composite: false,
    tsBuildInfoFile: null,
    declarationMap: false,
    emitDeclarationOnly: true,
    noErrorTruncation: true,
    rootDir: packageFolder,
    outDir: join(folder, 'out'),
  }
  const config = { extends: join(packageFolder, 'tsconfig.src.json'), compilerOptions, files: [probe], include: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { status, stdout } = spawnSync('tsc', ['-p', folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tsc could not write out the type of a spec:\n${stdout}`)
  const found = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).find(
    (path) => basename(path) === 'probe.d.ts',
  )
  return readFileSync(join(folder, 'out', found ?? 'probe.d.ts'), 'utf8')
}

const IMPORTED = /import\("(?<path>[^"]+)"\)\.(?<name>\w+)/g

function render(declaration: string, folder: string): string {
  const type = /=> (?<type>\{[\s\S]*\});\n/.exec(declaration)?.groups?.['type']
  if (type === undefined) throw new Error(`the compiler did not write out the type of a spec:\n${declaration}`)
  const imports = new Set<string>()
  const named = type.replaceAll(IMPORTED, (_, path: string, name: string) => {
    const target = relative(generatedFolder, resolve(dirname(join(folder, 'probe.d.ts')), path))
    imports.add(`import type { ${name} } from '${target}'`)
    return name
  })
  const body = named.replaceAll(/^ {4}(?=\w)/gm, '    readonly ')
  return [
    ...[...imports].sort(),
    '',
    '/** A checked monitoring spec: every default filled in, durations in milliseconds, dates as instants. */',
    `export type MonitorSpec = ${body}`,
    '',
  ].join('\n')
}
