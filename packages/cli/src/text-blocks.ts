/** About how many characters are written at a time. */
const BLOCK_LENGTH = 65_536

/** Joins short texts into blocks worth a write each; the whole may be longer than one string can be. */
export function* textBlocks(texts: Iterable<string>): Generator<string> {
  let block = ''
  for (const text of texts) {
    block += text
    if (block.length < BLOCK_LENGTH) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}
