import { findShippedFile } from './where.js'

const homeless = /^(utils?|helpers?|common|shared|misc|base|managers?|data|types)$/i

/** A file's name says which idea it holds; without a better name the code has no home yet. */
export const fileNameSaysIdea = {
  meta: { type: 'problem', docs: { description: 'no file or folder named utils, helpers, common …' } },
  create(context) {
    const parts = findShippedFile(context.filename)?.path.split('/') ?? []
    const found = parts.map((part) => part.split('.')[0]).find((name) => homeless.test(name))
    if (!found) return {}
    return {
      Program: (node) =>
        context.report({ node, message: `"${found}" names no idea: name the file after what it does.` }),
    }
  },
}
