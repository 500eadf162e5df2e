import { toPrometheusLabel, toPrometheusName } from '../src/prometheus-name.ts'
import type { MetricInstrument } from '../src/metric-definition.ts'
import { memberConstant } from './registry.ts'
import type { Attribute, Event, Metric, Registry } from './registry.ts'

const header = '// Generated from model/*.yaml by scripts/generate.ts: edit the model, then `npm run generate`.\n'

export function renderAttributes({ attributes }: Registry): string {
  return header + attributes.map(renderAttribute).join('')
}

export function renderMetrics({ metrics }: Registry): string {
  const used = [...new Set(metrics.flatMap((metric) => metric.attributes.map(({ constant }) => constant)))].sort()
  return [
    header,
    `import {\n${used.map((name) => `  ${name},\n`).join('')}} from './attributes.ts'\n`,
    `import type { MetricDefinition } from '../metric-definition.ts'\n`,
    ...metrics.map((metric) => constant(metric.constant, metric.name, `${metric.brief} Unit ${metric.unit}.`)),
    '\n/** Every metric of the registry by its name. */\n',
    'export const metricDefinitions: Readonly<Record<string, MetricDefinition>> = {\n',
    ...metrics.map(renderDefinition),
    '}\n',
  ].join('')
}

export function renderEvents({ events }: Registry): string {
  return header + events.map((event) => constant(event.constant, event.name, event.brief)).join('')
}

export function renderIndex({ attributes, metrics, events }: Registry): string {
  const attributeNames = attributes.flatMap((attribute) => [
    attribute.constant,
    ...attribute.members.map((member) => memberConstant(attribute, member)),
    ...(attribute.members.length > 0 && !attribute.open ? [valuesConstant(attribute)] : []),
  ])
  const typeNames = attributes.filter(({ members }) => members.length > 0).map(typeName)
  return [
    '/* oxlint-disable max-lines -- one line per name, generated from model/*.yaml by scripts/generate.ts */\n',
    renderExports(attributeNames, './generated/attributes.ts'),
    renderExports(typeNames, './generated/attributes.ts').replace('export {', 'export type {'),
    renderExports([...metrics.map((metric) => metric.constant), 'metricDefinitions'], './generated/metrics.ts'),
    renderExports(
      events.map((event) => event.constant),
      './generated/events.ts',
    ),
    `export type { MetricDefinition, MetricInstrument, Stability } from './metric-definition.ts'\n`,
    `export { closestName } from './closest-name.ts'\n`,
    `export { LONGEST_NAME } from './longest-name.ts'\n`,
    `export { toPrometheusLabel, toPrometheusName } from './prometheus-name.ts'\n`,
  ].join('')
}

/** @param sent constants of what is sent; the others are marked */
export function renderTelemetryPage(
  { namespace, attributes, metrics, events }: Registry,
  sent: ReadonlySet<string>,
): string {
  const metricsOf = (name: Metric['family']) =>
    renderMetricTable(
      metrics.filter(({ family }) => family === name),
      sent,
    )
  const unsent = metrics.filter(({ constant }) => !sent.has(constant)).length
  return [
    '<!-- Generated from packages/semconv/model/*.yaml by packages/semconv/scripts/generate.ts. -->\n',
    '# Telemetry\n',
    `Every name Driftline reads or writes. Names under \`${namespace}.\` follow the namespace setting of \`packages/semconv/model/registry.yaml\`.`,
    'A unit in braces is an annotation: dimensionless, it says what is counted. All names are in development unless marked stable.\n',
    `Marked **not emitted yet** is what nothing sends: ${unsent} of ${metrics.length} metrics, whose names are kept for when something does.\n`,
    '## Metrics a service sends\n',
    metricsOf('input'),
    '## Metrics the processor gives out\n',
    metricsOf('output'),
    '## Metrics about Driftline itself\n',
    metricsOf('self'),
    '## Events\n',
    table(
      ['Event', 'Attributes', 'Meaning'],
      events.map((event: Event) => [code(event.name), names(event.attributes), meaning(event, sent)]),
    ),
    '## Attributes\n',
    table(
      ['Attribute', 'Prometheus label', 'Type', 'On', 'Stability', 'Meaning', 'Values or examples'],
      attributes.map((attribute) => [
        code(attribute.key ? `${attribute.name}.<${attribute.key}>` : attribute.name),
        attribute.on.some((place) => place === 'point' || place === 'output')
          ? code(toPrometheusLabel(attribute.name))
          : '',
        attribute.type,
        attribute.on.join(', '),
        attribute.stability,
        meaning(attribute, sent),
        valuesOf(attribute),
      ]),
    ),
  ].join('\n')
}

function renderAttribute(attribute: Attribute): string {
  const own = attribute.key
    ? `\n/** ${attribute.brief} */\nexport const ${attribute.constant} = (${attribute.key}: string): string => \`${attribute.name}.\${${attribute.key}}\`\n`
    : constant(attribute.constant, attribute.name, attribute.brief)
  const members = attribute.members.map((member) =>
    constant(memberConstant(attribute, member), member.value, `${attribute.name}: ${member.brief}.`),
  )
  return own + members.join('') + renderValues(attribute)
}

/** The values of an enumeration as a type, and as a list where it is closed; of an open one the reserved values. */
function renderValues(attribute: Attribute): string {
  const { open, members, name } = attribute
  if (members.length === 0) return ''
  const constants = members.map((member) => memberConstant(attribute, member))
  if (open)
    return `\n/** Reserved values of ${name}. */\nexport type ${typeName(attribute)} =\n${constants.map((value) => `  | typeof ${value}\n`).join('')}`
  return [
    `\n/** Every value of ${name}. */\nexport const ${valuesConstant(attribute)} = [\n`,
    ...constants.map((value) => `  ${value},\n`),
    `] as const\n\n/** Value of ${name}. */\nexport type ${typeName(attribute)} = (typeof ${valuesConstant(attribute)})[number]\n`,
  ].join('')
}

function valuesConstant({ constant }: Attribute): string {
  return `${constant.slice('ATTR_'.length)}_VALUES`
}

function typeName({ constant, open }: Attribute): string {
  const words = constant.slice('ATTR_'.length).toLowerCase().split('_')
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return open ? `${pascal}Reserved` : pascal
}

function renderDefinition(metric: Metric): string {
  const attributes = metric.attributes.map(({ constant }) => constant).join(', ')
  return [
    `  [${metric.constant}]: {\n`,
    `    name: ${metric.constant},\n`,
    `    unit: ${quote(metric.unit)},\n`,
    `    instrument: ${quote(metric.instrument)},\n`,
    `    brief: ${quote(metric.brief)},\n`,
    `    stability: ${quote(metric.stability)},\n`,
    `    attributes: [${attributes}],\n`,
    metric.bounds ? `    bounds: [${metric.bounds.join(', ')}],\n` : '',
    '  },\n',
  ].join('')
}

function renderExports(exported: readonly string[], from: string): string {
  const oneLine = `export { ${exported.join(', ')} } from '${from}'\n`
  return oneLine.length <= 121
    ? oneLine
    : `export {\n${exported.map((name) => `  ${name},\n`).join('')}} from '${from}'\n`
}

function renderMetricTable(metrics: readonly Metric[], sent: ReadonlySet<string>): string {
  return table(
    ['Metric', 'Prometheus', 'Instrument', 'Unit', 'Attributes', 'Meaning'],
    metrics.map((metric) => [
      code(metric.name),
      code(
        toPrometheusName({ name: metric.name, unit: metric.unit, instrument: metric.instrument as MetricInstrument }),
      ),
      metric.instrument.replaceAll('_', ' '),
      code(metric.unit),
      names(metric.attributes),
      meaning(metric, sent),
    ]),
  )
}

function meaning({ constant, brief }: Metric | Attribute | Event, sent: ReadonlySet<string>): string {
  return sent.has(constant) ? brief : `**Not emitted yet.** ${brief}`
}

function valuesOf({ members, open, examples }: Attribute): string {
  const values = members.map(({ value, brief }) => `${code(value)} (${brief})`).join('; ')
  if (values !== '') return open ? `any; reserved: ${values}` : values
  return examples.map((example) => code(String(example))).join(', ')
}

function names(attributes: readonly Attribute[]): string {
  return attributes.map(({ name }) => code(name)).join(' ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

function constant(name: string, value: string, brief: string): string {
  return `\n/** ${brief} */\nexport const ${name} = ${quote(value)}\n`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function code(text: string): string {
  return `\`${text}\``
}
