import { LABEL } from '../names.ts'
import { quote } from '../promql/quote.ts'
import { renderSelector } from '../promql/selector.ts'
import type { AlertField, AlertText } from '../text/alert-text.ts'
import { renderTemplate } from '../text/render-template.ts'

/** A text as a template of Prometheus. */
export function prometheusText(text: AlertText): string {
  return renderTemplate(text, renderField)
}

function renderField(field: AlertField): string {
  switch (field.field) {
    case 'label':
      return `{{ .Labels.${field.name} }}`
    case 'urlLabel':
      return `{{ .Labels.${field.name} | urlquery }}`
    case 'value':
      return `{{ printf "%.${field.digits}f" .Value }}`
    case 'worst':
      return worstFeatures(field)
  }
}

/** Asks Prometheus itself, for the environment of the alert. */
function worstFeatures({ count, metric, matchers }: Extract<AlertField, { field: 'worst' }>): string {
  const selector = renderSelector(metric, matchers).replaceAll('%', '%%').slice(0, -1)
  const query = `topk(${count}, max by (${LABEL.feature}) (${selector},${LABEL.environment}=%q}))`
  return ` Worst: {{ range printf ${quote(query)} .Labels.${LABEL.environment} | query }}{{ .Labels.${LABEL.feature} }} {{ printf "%.0f" .Value }} {{ end }}`
}
