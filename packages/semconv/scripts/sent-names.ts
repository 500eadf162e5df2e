import { readdirSync, readFileSync } from 'node:fs'
import type { Event, Metric, Registry } from './registry.ts'

/** Source that sends, by what it sends; a metric that another part only reads is not sent by it. */
const SENDERS: Readonly<Record<Metric['family'] | 'attributes' | 'events', readonly string[]>> = {
  input: ['instrumentation/src'],
  output: ['processor/src'],
  self: ['instrumentation/src', 'processor/src', 'cli/src/doctor'],
  attributes: ['instrumentation/src', 'processor/src'],
  events: ['instrumentation/src', 'processor/src'],
}

/**
 * Constants of the metrics, attributes and events that the source of a sender uses.
 *
 * @param packages folder of the packages
 */
export function sentConstants({ metrics, attributes, events }: Registry, packages: URL): ReadonlySet<string> {
  const used = Object.fromEntries(
    Object.entries(SENDERS).map(([kind, folders]) => [kind, constantsIn(folders.map((own) => new URL(own, packages)))]),
  )
  const isUsed = (kind: keyof typeof SENDERS, { constant }: Pick<Event, 'constant'>) =>
    used[kind]?.has(constant) === true
  return new Set(
    [
      ...metrics.filter((metric) => isUsed(metric.family, metric)),
      ...attributes.filter((attribute) => isUsed('attributes', attribute)),
      ...events.filter((event) => isUsed('events', event)),
    ].map(({ constant }) => constant),
  )
}

/** Every constant that source uses, beyond importing it. */
function constantsIn(folders: readonly URL[]): ReadonlySet<string> {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.(?:test|testing|test-d)\.ts$/.test(file))
      .map((file) => readFileSync(new URL(file, `${folder.href}/`), 'utf8')),
  )
  return new Set(texts.flatMap(usedConstants))
}

/** Constants in a source, without those in imports and comments. */
export function usedConstants(source: string): readonly string[] {
  const code = source.replaceAll(/^import [\s\S]*? from '[^']*'$|^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, '')
  return code.match(/\b(?:ATTR|METRIC|EVENT)_[A-Z0-9_]+\b/g) ?? []
}
