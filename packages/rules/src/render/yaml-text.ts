import type { Scalar } from 'yaml'
import { Document, visit } from 'yaml'

/** What YAML 1.1 takes for line breaks or refuses, and the library writes as it is. */
const NOT_PLAIN = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
/** Where a line begins with a tab, readers in Go see wrong indentation; an equals sign by itself is a type of YAML 1.1. */
const NEEDS_QUOTES = new RegExp(String.raw`${NOT_PLAIN.source}|[\n\t]|^=$`)

/**
 * YAML with each text on one line, for readers of YAML 1.1 such as those in Go: to them a bare `N` or `no` is false.
 */
export function toYaml(value: unknown): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, { Scalar: quote })
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity })
  return text.replaceAll(NOT_PLAIN, escapeOf)
}

/** Only there an escape means what it says. */
function quote(_: unknown, node: Scalar): void {
  if (typeof node.value === 'string' && NEEDS_QUOTES.test(node.value)) node.type = 'QUOTE_DOUBLE'
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
