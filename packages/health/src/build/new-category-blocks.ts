import type { Rate } from '../comparison/rate-effect.ts'

/**
 * By block the rows whose category occurs in no other block: what a window of the reference would have shown as new.
 *
 * @param names category by row; undefined where the row has none.
 * @param blocks row numbers by block.
 */
export function newCategoryBlocks(
  names: readonly (string | undefined)[],
  blocks: readonly (readonly number[])[],
): readonly Rate[] {
  const home = new Map<string, number>()
  const EVERYWHERE = -1
  for (const [at, block] of blocks.entries()) {
    for (const row of block) {
      const name = names[row]
      if (name !== undefined) home.set(name, (home.get(name) ?? at) === at ? at : EVERYWHERE)
    }
  }
  return blocks.map((block, at) => {
    let [count, rows] = [0, 0]
    for (const row of block) {
      const name = names[row]
      if (name === undefined) continue
      rows += 1
      if (home.get(name) === at) count += 1
    }
    return { count, rows }
  })
}
