import { dirname, relative, resolve } from 'node:path'

import { onImportSource } from './where.js'

/** A package is imported by its name; a relative path that leaves the package is a hidden arrow. */
export const noPathIntoPackage = {
  meta: { type: 'problem', docs: { description: 'another package is imported by name, never by path' } },
  create(context) {
    const { groups } = /(?<home>.*\/(?:packages|examples)\/[^/]+)\//.exec(context.filename.replaceAll('\\', '/')) ?? {}
    if (!groups) return {}
    return onImportSource((node, name) => {
      if (!name.startsWith('.')) return
      const target = relative(groups.home, resolve(dirname(context.filename), name)).replaceAll('\\', '/')
      const [, other] = /^(?:\.\.\/(?:packages\/)?|(?:\.\.\/)+packages\/)([^./][^/]*)/.exec(target) ?? []
      if (other)
        context.report({ node, message: `${name} reaches into another package: import @driftline/${other} by name.` })
    })
  },
}
