import type { AlertField, AlertText } from '../text/alert-text.ts'
import { renderTemplate } from '../text/render-template.ts'

/** What stands where a value should while there is none. */
const NO_VALUE = 'an unknown number of'

/**
 * A text as a template of Grafana.
 *
 * @param valueRef query whose value the text is about.
 */
export function grafanaText(text: AlertText, valueRef: string): string {
  return renderTemplate(text, (field) => renderField(field, valueRef))
}

function renderField(field: AlertField, valueRef: string): string {
  switch (field.field) {
    case 'label':
      return `{{ .Labels.${field.name} }}`
    case 'urlLabel':
      return `{{ .Labels.${field.name} | urlquery }}`
    case 'value':
      return guardedValue(field.digits, valueRef)
    case 'worst':
      return ''
  }
}

/** Without data a value is absent, -1 or no number, by version; `le` is false for the last, where `ge` is true. */
function guardedValue(digits: number, valueRef: string): string {
  const known = `{{ if le 0.0 .Value }}{{ printf "%.${digits}f" .Value }}{{ else }}${NO_VALUE}{{ end }}`
  return `{{ with .Values.${valueRef} }}${known}{{ else }}${NO_VALUE}{{ end }}`
}
