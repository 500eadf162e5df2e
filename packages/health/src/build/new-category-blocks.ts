import type { Rate } from '../comparison/rate-effect.ts'
import type { CodedNames } from '../counts/coded-names.ts'

const NOWHERE = -1
const EVERYWHERE = -2

/**
 * By block the rows whose category occurs in no other block: what a window of the reference would have shown as new.
 *
 * @param names category by row.
 * @param blocks row numbers by block.
 */
export function newCategoryBlocks(
  { codes, list }: CodedNames,
  blocks: readonly (readonly number[])[],
): readonly Rate[] {
  if (!codes) return blocks.map(() => ({ count: 0, rows: 0 }))
  const home = new Int32Array(list.length + 1).fill(NOWHERE)
  for (const [at, block] of blocks.entries()) {
    for (const row of block) {
      const code = codes[row]!
      if (home[code] !== at) home[code] = home[code] === NOWHERE ? at : EVERYWHERE
    }
  }
  return blocks.map((block, at) => {
    let [count, rows] = [0, 0]
    for (const row of block) {
      const code = codes[row]!
      if (code === 0) continue
      rows += 1
      if (home[code] === at) count += 1
    }
    return { count, rows }
  })
}
