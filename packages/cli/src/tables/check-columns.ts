import { TableError } from './table-error.ts'

/**
 * Refuses a header that cannot name its columns.
 *
 * @throws {TableError} `ERR_TABLE_EMPTY_COLUMN`, `ERR_TABLE_DUPLICATE_COLUMN`
 */
export function checkColumns(path: string, columns: readonly string[]): void {
  const placeByName = new Map<string, number>()
  for (const [index, name] of columns.entries()) {
    const place = index + 1
    if (name.trim() === '')
      throw new TableError(
        'ERR_TABLE_EMPTY_COLUMN',
        `${path}: column ${place} of ${columns.length} has no name. Give every column a name in the header row.`,
      )
    const earlier = placeByName.get(name)
    if (earlier !== undefined)
      throw new TableError(
        'ERR_TABLE_DUPLICATE_COLUMN',
        `${path}: columns ${earlier} and ${place} are both named "${name}". Names must differ: rename one of them.`,
      )
    placeByName.set(name, place)
  }
}
