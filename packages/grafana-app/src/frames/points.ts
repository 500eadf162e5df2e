import type { Names } from '../queries/names.ts'
import { NAME_LABEL } from '../queries/selector.ts'
import type { Series } from './series.ts'

/** Values of attributes by their names in the contract; only those that the series has. */
export type Attributes = Readonly<Record<string, string>>

/** A value of a metric of the contract. */
export interface Point {
  readonly at: Attributes
  /** ms since 1970 */
  readonly timeMs: number
  readonly value: number
}

/** The values of one set of the contract's labels. */
export interface Track {
  readonly at: Attributes
  readonly valueByTimeMs: ReadonlyMap<number, number>
}

/**
 * Every sample of a metric once for each set of the contract's labels and time: of what several processes tell the
 * greatest counts.
 */
export function readTracks(names: Names, metric: string, series: readonly Series[]): readonly Track[] {
  const attributes = names.attributesOf(metric)
  const tracks = new Map<string, { readonly at: Attributes; readonly valueByTimeMs: Map<number, number> }>()
  for (const { labels, samples } of series) {
    if (!isOf(names, metric, labels)) continue
    const at = attributesIn(names, attributes, labels)
    const key = JSON.stringify(at)
    const track = tracks.get(key) ?? { at, valueByTimeMs: new Map<number, number>() }
    tracks.set(key, track)
    for (const [timeMs, value] of samples)
      if (!(value <= (track.valueByTimeMs.get(timeMs) ?? -Infinity)) && !Number.isNaN(value))
        track.valueByTimeMs.set(timeMs, value)
  }
  return [...tracks.values()]
}

/** The same as a list. */
export function readPoints(names: Names, metric: string, series: readonly Series[]): readonly Point[] {
  return readTracks(names, metric, series).flatMap(({ at, valueByTimeMs }) =>
    Array.from(valueByTimeMs, ([timeMs, value]) => ({ at, timeMs, value })),
  )
}

function isOf(names: Names, metric: string, labels: Series['labels']): boolean {
  const name = labels[NAME_LABEL]
  return name === undefined || name === names.metric(metric)
}

function attributesIn(names: Names, attributes: readonly string[], labels: Series['labels']): Attributes {
  const found = attributes.map((attribute) => [attribute, labels[names.label(attribute)]] as const)
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** A text that is the same for points with the same values of these attributes. */
export function keyOf(at: Attributes, attributes: readonly string[]): string {
  return JSON.stringify(attributes.map((attribute) => at[attribute] ?? ''))
}
