import type { MetricDefinition } from './metric-definition.ts'

const unitNames: ReadonlyMap<string, string> = new Map([
  ['d', 'days'],
  ['h', 'hours'],
  ['min', 'minutes'],
  ['s', 'seconds'],
  ['ms', 'milliseconds'],
  ['us', 'microseconds'],
  ['ns', 'nanoseconds'],
  ['By', 'bytes'],
  ['KiBy', 'kibibytes'],
  ['MiBy', 'mebibytes'],
  ['GiBy', 'gibibytes'],
  ['TiBy', 'tibibytes'],
  ['KBy', 'kilobytes'],
  ['MBy', 'megabytes'],
  ['GBy', 'gigabytes'],
  ['TBy', 'terabytes'],
  ['m', 'meters'],
  ['V', 'volts'],
  ['A', 'amperes'],
  ['J', 'joules'],
  ['W', 'watts'],
  ['g', 'grams'],
  ['Cel', 'celsius'],
  ['Hz', 'hertz'],
  ['1', ''],
  ['%', 'percent'],
])

const perUnitNames: ReadonlyMap<string, string> = new Map([
  ['s', 'second'],
  ['m', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
  ['mo', 'month'],
  ['y', 'year'],
])

/**
 * Name a metric has in Prometheus when its OTLP form is translated with suffixes and escaping, the default strategy.
 *
 * @param metric name, UCUM unit and instrument as in the registry.
 * @returns a legacy Prometheus name (`[a-zA-Z_:][a-zA-Z0-9_:]*`), empty when the name holds no usable character.
 * @see OpenTelemetry Specification 1.48, "Prometheus and OpenMetrics Compatibility", OTLP metric points to Prometheus
 * @example toPrometheusName({ name: 'ml.inference.duration', unit: 's', instrument: 'histogram' }) // => 'ml_inference_duration_seconds'
 */
export function toPrometheusName(metric: Pick<MetricDefinition, 'name' | 'unit' | 'instrument'>): string {
  const words = metric.name.split(/[^a-zA-Z0-9:]+/).filter((word) => word !== '')
  if (words.length === 0) return ''
  const withUnit = [...words, ...unitWords(metric.unit).filter((word) => !words.includes(word))]
  const name = withType(withUnit, metric).join('_')
  return /^\d/.test(name) ? `_${name}` : name
}

/**
 * Label an attribute becomes in Prometheus.
 *
 * @param attribute name of the attribute.
 * @returns the name with every character outside `[a-zA-Z0-9_]` as `_`, runs of `_` collapsed, `key_` before a digit and `key` before `_`.
 * @see OpenTelemetry Specification 1.48, "Prometheus and OpenMetrics Compatibility", metric attributes
 * @example toPrometheusLabel('ml.model.name') // => 'ml_model_name'
 */
export function toPrometheusLabel(attribute: string): string {
  const label = attribute.replaceAll(/[^a-zA-Z0-9]+/g, '_')
  if (/^\d/.test(label)) return `key_${label}`
  return label.startsWith('_') ? `key${label}` : label
}

function withType(words: readonly string[], { unit, instrument }: Pick<MetricDefinition, 'unit' | 'instrument'>) {
  if (instrument === 'counter') return [...words.filter((word) => word !== 'total'), 'total']
  if (instrument === 'gauge' && unit === '1') return [...words.filter((word) => word !== 'ratio'), 'ratio']
  return words
}

function unitWords(unit: string): string[] {
  const [main, per] = splitOnce(unit, '/')
  const mainName = unitName(main, unitNames)
  const perName = unitName(per, perUnitNames)
  return [mainName, perName === '' ? '' : `per_${perName}`].filter((word) => word !== '')
}

function unitName(unit: string, names: ReadonlyMap<string, string>): string {
  const text = unit.trim()
  if (/[{}]/.test(text)) return ''
  return (names.get(text) ?? text).replaceAll(/[^a-zA-Z0-9:]+/g, '_').replaceAll(/^_|_$/g, '')
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
