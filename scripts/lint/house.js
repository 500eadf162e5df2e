import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../../architecture.json', import.meta.url), 'utf8'))
const scope = '@driftline/'

/** Packages may import only what `architecture.json` lists for them; the pure ones may not touch Node. */
const importsDownOnly = {
  meta: { type: 'problem', docs: { description: 'imports follow the arrows of architecture.json' } },
  create(context) {
    const [, importer] = /packages\/([^/]+)\/src\//.exec(context.filename.replaceAll('\\', '/')) ?? []
    const rule = packages[importer]
    if (!rule || /\.(test|test-d|testing)\.ts$/.test(context.filename)) return {}
    const check = (source) => {
      if (typeof source?.value !== 'string') return
      const name = source.value
      const imported = name.startsWith(scope) ? name.slice(scope.length).split('/')[0] : undefined
      if (imported && imported !== importer && !rule.imports.includes(imported))
        context.report({
          node: source,
          message: `${importer} may not import ${imported}: architecture.json allows ${rule.imports.join(', ') || 'nothing of ours'}.`,
        })
      if (rule.runs === 'anywhere' && name.startsWith('node:'))
        context.report({
          node: source,
          message: `${importer} runs anywhere and may not import ${name}: let it come in by the door.`,
        })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) =>
        context.report({ node, message: 'Export by name: an index is a table of contents.' }),
    }
  },
}

export default { meta: { name: 'house' }, rules: { 'imports-down-only': importsDownOnly } }
