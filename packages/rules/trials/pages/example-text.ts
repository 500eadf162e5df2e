import type { AlertField, AlertText } from '../../src/text/alert-text.ts'
import { LABEL } from '../../src/names.ts'

const LABELS: Readonly<Record<string, string>> = { [LABEL.environment]: 'production', job: 'driftline' }
/** Where the number is not a burn rate it is a count of features. */
const COUNT = 2
const WORST = ['temperature 91', 'rain 78']

/** A text as a person reads it: in production, about the burn rate or two features. */
export function exampleText(text: AlertText, value = COUNT): string {
  return text.map((part) => (typeof part === 'string' ? part : fieldText(part, value))).join('')
}

function fieldText(field: AlertField, value: number): string {
  switch (field.field) {
    case 'label':
    case 'urlLabel':
      return LABELS[field.name] ?? `<${field.name}>`
    case 'value':
      return value.toFixed(field.digits)
    case 'worst':
      return ` Worst: ${WORST.slice(0, field.count).join(' ')}`
  }
}
