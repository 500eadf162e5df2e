import type { Scalar } from 'yaml'
import { Document, visit } from 'yaml'

/** What YAML 1.1 takes for line breaks or refuses, and the library writes as it is. */
const NOT_PLAIN = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/**
 * YAML with each expression on one line, for readers of YAML 1.1 such as those in Go: to them a bare `N` or `no` is
 * false.
 */
export function toYaml(value: unknown): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  const text = document.toString({ lineWidth: 0 })
  if (text.search(NOT_PLAIN) < 0) return text
  visit(document, { Scalar: quote })
  return document.toString({ lineWidth: 0 }).replaceAll(NOT_PLAIN, escapeOf)
}

/** Only there an escape means what it says. */
function quote(_: unknown, node: Scalar): void {
  if (typeof node.value === 'string' && node.value.search(NOT_PLAIN) >= 0) node.type = 'QUOTE_DOUBLE'
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
