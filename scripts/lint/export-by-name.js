/** An index is a table of contents, so every exported name stands in it. */
export const exportByName = {
  meta: { type: 'problem', docs: { description: 'no `export *`' } },
  create: (context) => ({
    ExportAllDeclaration: (node) =>
      context.report({ node, message: 'Export by name: an index is a table of contents.' }),
  }),
}
