/** Labels that an expression asks for, each with the values it may have. */
export type AskedLabels = ReadonlyMap<string, ReadonlySet<string>>

/** A name, quoted or not, what it must be like, and a quoted text; or a quoted text by itself, which is passed over; one without an end takes the rest. */
const MATCHER =
  /(?<name>(?<!\w)[a-zA-Z_]\w*|"(?:[^"\\\n]|\\.)*")\s*(?<op>=~|!~|!=|=(?!=))\s*(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*|["'`][^]*/g

/**
 * Reads which values an expression asks of its labels, without knowing the language: `name="text"` wherever it stands,
 * and `name=~"text"` where the text is a list of names. What it cannot make out it leaves out.
 */
export function askedLabels(expr: string): AskedLabels {
  const asked = new Map<string, Set<string>>()
  for (const { groups } of expr.matchAll(MATCHER)) {
    if (groups?.['op'] === undefined) continue
    const name = unquote(groups['name'] ?? '')
    const values = asked.get(name) ?? new Set()
    for (const value of valuesOf(groups['op'], unquote(groups['text'] ?? ''))) values.add(value)
    asked.set(name, values)
  }
  return asked
}

function valuesOf(op: string, text: string): readonly string[] {
  if (op === '=') return [text]
  if (op !== '=~') return []
  const names = text.replace(/^\((.*)\)$/s, '$1').split('|')
  return names.some((name) => /(?<!\\)[.*+?()[\]{}^$]/.test(name))
    ? []
    : names.map((name) => name.replaceAll(/\\(.)/gs, '$1'))
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' }

function unquote(text: string): string {
  const inner = text.slice(1, -1)
  if (text.startsWith('`')) return inner
  if (!/^["']/.test(text)) return text
  return inner.replaceAll(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/gs, (escape) =>
    characterOf(escape),
  )
}

/** The character that an escape stands for. */
function characterOf(escape: string): string {
  const one = escape.slice(1)
  if (one.length === 1) return ESCAPES[one] ?? one
  const code = /^[xuU]/.test(one) ? Number.parseInt(one.slice(1), 16) : Number.parseInt(one, 8)
  return code <= 0x10ffff ? String.fromCodePoint(code) : one
}
