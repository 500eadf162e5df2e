import { stripVTControlCharacters } from 'node:util'

import fastStringTruncatedWidth from 'fast-string-truncated-width'

/** Terminal columns a text takes. */
export function textWidth(text: string): number {
  return fastStringTruncatedWidth(text).width
}

/** The text on one line, without control characters, cut with an ellipsis to at most `width` terminal columns. */
export function fitText(text: string, width = Infinity): string {
  const plain = stripVTControlCharacters(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '�')
  const { index, ellipsed } = fastStringTruncatedWidth(plain, { limit: width, ellipsis: '…' })
  return ellipsed ? `${plain.slice(0, index)}…` : plain.slice(0, index)
}
