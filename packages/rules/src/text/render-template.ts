import type { AlertField, AlertText } from './alert-text.ts'

/** Writes each field of a text the way a target's templates do. */
export type FieldRenderer = (field: AlertField) => string

/** A text as a Go template: what is written literally is inert, also where it holds braces. */
export function renderTemplate(text: AlertText, renderField: FieldRenderer): string {
  return joinLiterals(text)
    .map((part) => (typeof part === 'string' ? escapeBraces(part) : renderField(part)))
    .join('')
}

/** A text that is no template, e.g. the value of a label, made inert in one, also with a field after it. */
export function escapeBraces(text: string): string {
  return text.replaceAll(/\{{2,}|\{$/g, (braces) => `{{ "${braces}" }}`)
}

/** Braces that meet only where two literals do would open a template too. */
function joinLiterals(text: AlertText): AlertText {
  const joined: (string | AlertField)[] = []
  for (const part of text) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}
