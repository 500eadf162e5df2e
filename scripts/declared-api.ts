/** Reads a declaration file below the package's `dist`. */
export type ReadDeclarations = (path: string) => string

const exportFrom = /^export (?:type )?\{(?<names>[^}]*)\} from '(?<module>[^']+)';/gm
const statementStart = /^(?:export|declare|interface|type|import|const|function)\b/

/**
 * Lists what a package declares to its users: the export list of the entry, then the declaration behind every exported name.
 *
 * @param entry - declaration file of the entry, e.g. `index.d.ts`; every name is exported there one by one
 * @returns the same text for the same declarations, without comments
 */
export function declaredApi(entry: string, read: ReadDeclarations): string {
  const index = withoutComments(read(entry))
  const reexported = [...index.matchAll(exportFrom)].flatMap(({ groups }) =>
    declarationsOf(namesIn(groups?.['names'] ?? ''), resolveModule(groups?.['module'] ?? '', entry), read),
  )
  const own = statementsOf(index).filter((statement) => /^export (?:declare|interface|type \w)/.test(statement))
  return [...new Set([...own, ...reexported])].toSorted(byText).join('\n')
}

/** Follows a name through modules that only pass it on. */
function declarationsOf(names: readonly string[], path: string, read: ReadDeclarations): readonly string[] {
  if (isPackage(path)) return names.map((name) => `// ${name}: from ${path}`)
  const text = withoutComments(read(path))
  const statements = statementsOf(text)
  return names.flatMap((name) => {
    const declared = statements.filter((statement) => declaresName(statement, name))
    if (declared.length > 0) return declared
    const passedOn = [...text.matchAll(exportFrom)].find(({ groups }) =>
      namesIn(groups?.['names'] ?? '').includes(name),
    )
    const module = passedOn?.groups?.['module']
    return module === undefined
      ? [`// ${name}: from ${path}`]
      : declarationsOf([name], resolveModule(module, path), read)
  })
}

function declaresName(statement: string, name: string): boolean {
  const declared = /^(?:export )?(?:declare )?(?:function|const|class|abstract class|interface|type) (\w+)/.exec(
    statement,
  )
  return declared?.[1] === name
}

function statementsOf(text: string): readonly string[] {
  const statements: string[] = []
  for (const line of text.split('\n').filter((candidate) => candidate.trim() !== ''))
    if (statementStart.test(line) || statements.length === 0) statements.push(line)
    else statements.push(`${statements.pop() ?? ''}\n${line}`)
  return statements
}

function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^type /, ''))
    .map((name) => name.split(' as ')[0]?.trim() ?? '')
    .filter((name) => name !== '')
}

function isPackage(path: string): boolean {
  return !path.endsWith('.d.ts')
}

function resolveModule(module: string, importer: string): string {
  if (!module.startsWith('.')) return module
  const url = new URL(module.replace(/\.ts$|\.js$/, '.d.ts'), `file:///${importer}`)
  return url.pathname.slice(1)
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\/\/.*$/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1
}
