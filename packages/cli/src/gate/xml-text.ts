/** An element of an XML document. */
export interface XmlElement {
  readonly name: string
  /** In the order in which they are written. */
  readonly attributes?: Readonly<Record<string, string | number>>
  readonly children?: readonly (XmlElement | string)[]
}

/** An XML 1.0 document that every parser takes, whatever is in its texts. */
export function* renderXml(root: XmlElement): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield* renderElement(root, '')
}

function* renderElement({ name, attributes = {}, children = [] }: XmlElement, indent: string): Generator<string> {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  const open = `${indent}<${name}${written.join('')}`
  if (children.length === 0) {
    yield `${open}/>\n`
    return
  }
  const texts = children.filter((child) => typeof child === 'string')
  if (texts.length === children.length) {
    yield `${open}>${escapeXml(texts.join(''))}</${name}>\n`
    return
  }
  yield `${open}>\n`
  for (const child of children) if (typeof child !== 'string') yield* renderElement(child, `${indent}  `)
  yield `${indent}</${name}>\n`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** What a parser would make a space of, in an attribute, or drop. */
const WHITESPACE = /[\t\n\r\u0085\u2028]/g
/** What XML 1.0 has no way to write, and the control characters that it may hold, but nobody can see. @see W3C, XML 1.0, 2.2 Char */
const UNWRITABLE = /\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** Text for content and quoted attributes. What cannot be written is told as an escape, so that two names stay two. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replaceAll(WHITESPACE, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(UNWRITABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
