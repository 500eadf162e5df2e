import { toPrometheusLabel, toPrometheusName, type MetricDefinition } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { OutputPoint } from './output-point.ts'

/** What stands before the samples of a family. */
export function familyHeader(definition: MetricDefinition, openMetrics: boolean): string {
  const type = definition.instrument === 'counter' ? 'counter' : 'gauge'
  const name = toPrometheusName(definition)
  const familyName = openMetrics && type === 'counter' ? name.replace(/_total$/, '') : name
  const help = openMetrics ? escapeText(definition.brief) : escapeHelp(definition.brief)
  return `# HELP ${familyName} ${help}\n# TYPE ${familyName} ${type}\n`
}

/** Labels in their order, with braces; empty where there are none. */
export function renderLabels(attributes: OutputPoint['attributes']): string {
  const values = new Map<string, string>()
  for (const attribute of Object.keys(attributes).sort(compareText)) {
    const value = String(attributes[attribute])
    if (value === '') continue // to Prometheus an empty label and no label are the same
    const label = toPrometheusLabel(attribute)
    const before = values.get(label)
    // Attributes that become the same label are joined, as the OTLP translation says.
    values.set(label, before === undefined ? value : `${before};${value}`)
  }
  if (values.size === 0) return ''
  const pairs = [...values].sort(([a], [b]) => compareText(a, b))
  return `{${pairs.map(([label, value]) => `${label}="${escapeText(value)}"`).join(',')}}`
}

/** A number as Prometheus reads it. */
export function renderValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value)
}

/** OpenMetrics has times in seconds, the text format in ms. */
export function renderTime(timeMs: number, openMetrics: boolean): string {
  const rounded = Math.round(timeMs)
  return String(openMetrics ? rounded / 1000 : rounded)
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
}

function escapeText(text: string): string {
  return escapeHelp(text).replaceAll('"', String.raw`\"`)
}
