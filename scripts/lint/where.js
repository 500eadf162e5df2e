const inPackage = /(?<root>.*)\/packages\/(?<package>[^/]+)\/src\/(?<path>.+)$/

/** Package and path below `src` of a file that ships; undefined for tests, test support and everything outside `packages/`. */
export function findShippedFile(filename) {
  const { groups } = inPackage.exec(filename.replaceAll('\\', '/')) ?? {}
  return groups && !/\.(test|test-d|testing)\.tsx?$/.test(groups.path) ? groups : undefined
}

/** Visits the source of every import, dynamic import and re-export. */
export function onImportSource(check) {
  const visit = ({ source }) => typeof source?.value === 'string' && check(source, source.value)
  return {
    ImportDeclaration: visit,
    ImportExpression: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    TSImportType: visit,
  }
}
