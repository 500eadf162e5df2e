const LETTERS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]))/g

/**
 * The text of a string of PromQL, in double quotes, single quotes or backticks.
 *
 * @example unquote('"a\\"b"') // => 'a"b'
 * @see Prometheus 2.42, util/strutil.Unquote
 */
export function unquote(quoted: string): string {
  const inside = quoted.slice(1, -1)
  if (quoted.startsWith('`')) return inside
  return inside.replaceAll(ESCAPE, (_, ...codes: readonly string[]) => characterOf(codes))
}

function characterOf([x, u, big, octal, letter = '']: readonly (string | undefined)[]): string {
  const hex = x ?? u ?? big
  if (hex !== undefined) return fromCode(Number.parseInt(hex, 16))
  return octal === undefined ? (LETTERS[letter] ?? letter) : fromCode(Number.parseInt(octal, 8))
}

/** What is beyond Unicode becomes U+FFFD, as in Go. */
function fromCode(code: number): string {
  return code > 0x10_ff_ff ? '\u{fffd}' : String.fromCodePoint(code)
}
