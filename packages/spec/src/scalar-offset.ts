const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/y

/**
 * Where a character of a value is in what is written.
 *
 * @param written plain or quoted, on one line; of others the start is told.
 * @param character counted from 0.
 * @example scalarOffset("'it''s'", 3) // => 5, the s
 */
export function scalarOffset(written: string, character: number): number {
  const [quote] = written
  if (written.includes('\n')) return 0
  if (quote !== "'" && quote !== '"') return Math.min(character, written.length)
  let offset = 1
  for (let i = 0; i < character && offset < written.length - 1; i += 1) offset += lengthAt(written, offset, quote)
  return offset
}

/** Characters that stand for one. */
function lengthAt(written: string, offset: number, quote: string): number {
  if (quote === "'") return written.startsWith("''", offset) ? 2 : 1
  ESCAPE.lastIndex = offset
  return ESCAPE.exec(written)?.[0].length ?? 1
}
