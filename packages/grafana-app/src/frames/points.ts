import type { Names } from '../queries/names.ts'
import { NAME_LABEL } from '../queries/selector.ts'
import type { Sample, Series } from './series.ts'

/** A value of a metric of the contract. */
export interface Point {
  /** By the contract's attributes; only those that the series has. */
  readonly at: Attributes
  /** ms since 1970 */
  readonly timeMs: number
  readonly value: number
}

/** Values of attributes by their names in the contract. */
export type Attributes = Readonly<Record<string, string>>

/**
 * Every sample of a metric once for each set of the contract's labels and time: of what several processes tell the
 * greatest counts.
 */
export function readPoints(names: Names, metric: string, series: readonly Series[]): readonly Point[] {
  const attributes = names.attributesOf(metric)
  const points = new Map<string, Point>()
  for (const { labels, samples } of series) {
    if (!isOf(names, metric, labels)) continue
    const at = attributesIn(names, attributes, labels)
    const whose = JSON.stringify(at)
    for (const sample of samples) addPoint(points, whose, { at, ...pointOf(sample) })
  }
  return [...points.values()]
}

function addPoint(points: Map<string, Point>, whose: string, point: Point): void {
  if (Number.isNaN(point.value)) return
  const key = `${point.timeMs} ${whose}`
  const known = points.get(key)
  if (!known || known.value < point.value) points.set(key, point)
}

function pointOf([timeMs, value]: Sample): Omit<Point, 'at'> {
  return { timeMs, value }
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
