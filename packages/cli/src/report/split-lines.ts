import { StringDecoder } from 'node:string_decoder'

/** Longest line, in characters: a verdict has some thousand. */
const MAX_LINE_LENGTH = 16 * 2 ** 20
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Lines of UTF-8 text as JSON lines know them: ended by LF or CRLF and by nothing else, where `node:readline` also
 * splits at U+2028 and U+2029, which JSON allows inside a text. A byte order mark is left out.
 *
 * @returns lines without their ends; a line that is too long is cut, so that it is refused and not held.
 */
export async function* splitLines(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let open = ''
  let isFirst = true
  for await (const chunk of source) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))).split('\n')
    for (const [index, part] of parts.entries()) {
      open = joined(open, part)
      if (index === parts.length - 1) break
      yield toLine(open, isFirst)
      isFirst = false
      open = ''
    }
  }
  open = joined(open, decoder.end())
  if (open !== '') yield toLine(open, isFirst)
}

function joined(open: string, part: string): string {
  return open.length >= MAX_LINE_LENGTH ? open : open + part
}

function toLine(text: string, isFirst: boolean): string {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text
  return isFirst && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line
}
