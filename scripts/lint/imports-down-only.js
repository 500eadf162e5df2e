import { readFileSync } from 'node:fs'

import { findShippedFile, onImportSource } from './where.js'

const { packages } = JSON.parse(readFileSync(new URL('../../architecture.json', import.meta.url), 'utf8'))
const scope = '@driftline/'

/** Packages may import only what `architecture.json` lists for them; the pure ones may not touch Node. */
export const importsDownOnly = {
  meta: { type: 'problem', docs: { description: 'imports follow the arrows of architecture.json' } },
  create(context) {
    const importer = findShippedFile(context.filename)?.package
    const rule = packages[importer]
    if (!rule) return {}
    return onImportSource((node, name) => {
      const imported = name.startsWith(scope) ? name.slice(scope.length).split('/')[0] : importer
      if (imported !== importer && !rule.imports.includes(imported))
        context.report({
          node,
          message: `${importer} may not import ${imported}: architecture.json allows ${rule.imports.join(', ') || 'nothing of ours'}.`,
        })
      if (rule.runs === 'anywhere' && name.startsWith('node:'))
        context.report({
          node,
          message: `${importer} runs anywhere and may not import ${name}: let it come in by the door.`,
        })
    })
  },
}
