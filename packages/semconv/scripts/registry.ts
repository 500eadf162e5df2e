import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Member {
  readonly value: string
  readonly brief: string
}

export interface Attribute {
  readonly name: string
  readonly constant: string
  readonly type: string
  readonly key?: string
  readonly open: boolean
  readonly stability: string
  readonly on: readonly string[]
  readonly brief: string
  readonly examples: readonly unknown[]
  readonly members: readonly Member[]
}

export interface Metric {
  readonly name: string
  readonly constant: string
  readonly family: 'input' | 'output' | 'self'
  readonly instrument: string
  readonly unit: string
  readonly stability: string
  readonly brief: string
  readonly attributes: readonly Attribute[]
  readonly bounds?: readonly number[]
}

export interface Event {
  readonly name: string
  readonly constant: string
  readonly stability: string
  readonly brief: string
  readonly attributes: readonly Attribute[]
}

export interface Registry {
  readonly namespace: string
  readonly attributes: readonly Attribute[]
  readonly metrics: readonly Metric[]
  readonly events: readonly Event[]
}

interface RawAttribute {
  name: string
  type: string
  key?: string
  open?: boolean
  stability?: string
  on: string[]
  brief: string
  examples?: unknown[]
  members?: Member[]
}

interface RawSignal {
  name: string
  brief: string
  stability?: string
  attributes?: string[]
}

interface RawMetric extends RawSignal {
  instrument: string
  unit: string
  groups?: string[]
  bounds?: number[]
}

interface RawMetrics {
  groups?: Record<string, string[]>
  metrics: RawMetric[]
}

const families = [
  ['input', 'metrics-inputs.yaml'],
  ['output', 'metrics-outputs.yaml'],
  ['self', 'metrics-self.yaml'],
] as const

/** The whole registry with every name written out; `namespace` overrides the rename switch. */
export function readRegistry(folder: URL, namespace?: string): Registry {
  const read = (file: string): unknown => parse(readFileSync(new URL(file, folder), 'utf8'))
  const space = namespace ?? (read('registry.yaml') as { namespace: string }).namespace
  const toName = (name: string) => (name.startsWith('.') ? space + name : name)
  const toAttribute = (raw: RawAttribute): Attribute => ({
    ...raw,
    open: raw.open ?? false,
    stability: raw.stability ?? 'development',
    examples: raw.examples ?? [],
    members: raw.members ?? [],
    name: toName(raw.name),
    constant: constantName('ATTR', raw.name),
  })
  const attributes = (read('attributes.yaml') as { attributes: RawAttribute[] }).attributes.map(toAttribute)
  const attributeByName = new Map(attributes.map((attribute) => [attribute.name, attribute]))
  const requireAttribute = (name: string): Attribute => {
    const attribute = attributeByName.get(toName(name))
    if (!attribute) throw new Error(`The attribute "${name}" is used but not defined. Define it in attributes.yaml.`)
    return attribute
  }
  const toMetric = (raw: RawMetric, family: Metric['family'], groups: RawMetrics['groups'] = {}): Metric => ({
    name: toName(raw.name),
    constant: constantName('METRIC', raw.name),
    family,
    instrument: raw.instrument,
    unit: raw.unit,
    stability: raw.stability ?? 'development',
    brief: raw.brief,
    attributes: [...(raw.groups ?? []).flatMap((name) => requireGroup(groups, name)), ...(raw.attributes ?? [])].map(
      requireAttribute,
    ),
    ...(raw.bounds && { bounds: raw.bounds }),
  })
  const metrics = families.flatMap(([family, file]) => {
    const raw = read(file) as RawMetrics
    return raw.metrics.map((metric) => toMetric(metric, family, raw.groups))
  })
  const toEvent = (raw: RawSignal): Event => ({
    name: toName(raw.name),
    constant: constantName('EVENT', raw.name),
    stability: raw.stability ?? 'development',
    brief: raw.brief,
    attributes: (raw.attributes ?? []).map(requireAttribute),
  })
  const events = (read('events.yaml') as { events: RawSignal[] }).events.map(toEvent)
  requireUnique([...attributes, ...metrics, ...events].map(({ constant }) => constant))
  return { namespace: space, attributes, metrics, events }
}

function requireGroup(groups: Record<string, string[]>, name: string): readonly string[] {
  const group = groups[name]
  if (!group) throw new Error(`The group "${name}" is used but not defined. Define it at the top of the same file.`)
  return group
}

/** The constant of a member; it keeps `ML` whatever the namespace is. */
export function memberConstant(attribute: Attribute, member: Member): string {
  return `${attribute.constant.slice('ATTR_'.length)}_VALUE_${upper(member.value)}`
}

function constantName(prefix: string, name: string): string {
  return `${prefix}_${upper(name.startsWith('.') ? `ml${name}` : name)}`
}

function upper(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')
}

function requireUnique(names: readonly string[]): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new Error(`Defined twice: ${twice.join(', ')}. Rename one of each pair.`)
}
