import type { DisplayDistribution } from '@driftline/health'
import type { FeatureView } from '@driftline/view'

import type { ReportLine } from '../keep-line.ts'
import type { ChartFacts, ContributionFacts } from './chart-facts.ts'
import { QUANTILES, toChartFacts } from './chart-facts.ts'
import type { Column, Packable } from './column.ts'
import { createColumn, valueAt } from './column.ts'
import type { Columns } from './table-bytes.ts'

/** The charts of histories, an entry for each verdict in the order of {@link packRows}. */
export function packCharts(rows: readonly FeatureView<ReportLine>[], isDrawn: (line: ReportLine) => boolean): Columns {
  const [shape, before, contributions] = [createColumn<Packable>(), createColumn<Packable>(), createColumn<Packable>()]
  const [reference, current] = [createColumn<number>(), createColumn<number>()]
  const now = QUANTILES.map((name) => [name, createColumn<number | null>()] as const)
  const vectors = createVectors()
  const push = ({ distribution, quantiles, contributions: parts }: ChartFacts): void => {
    shape.push(toShape(distribution))
    reference.push(vectors.placeOf(distribution?.reference ?? []))
    current.push(vectors.placeOf(distribution?.current ?? []))
    before.push(quantiles.map((quantile) => quantile.before))
    for (const [index, [, column]] of now.entries()) column.push(quantiles[index]?.now ?? null)
    contributions.push(parts.map(({ segment, mix, within }) => [segment, mix, within]))
  }
  for (const { lines } of rows) for (const line of lines) push(isDrawn(line) ? toChartFacts(line) : EMPTY)
  return {
    ...vectors.finish(),
    shape: shape.finish(),
    reference: reference.finish(),
    current: current.finish(),
    before: before.finish(),
    ...Object.fromEntries(now.map(([name, of]) => [name, of.finish()])),
    contributions: contributions.finish(),
  }
}

/** Reads what {@link packCharts} wrote. @returns the chart at a place of the table. */
export function readCharts(columns: Columns): (place: number) => ChartFacts {
  const column = <V>(name: string): Column<V> => columns[name] as Column<V>
  const vectorAt = vectorsOf(column<number>('vectorLength'), column<number>('vectorShare'))
  return (place) => {
    const shape = valueAt(column<Shape | null>('shape'), place)
    const before = valueAt(column<readonly (number | null)[]>('before'), place)
    const contributions = valueAt(column<readonly (readonly [string, number, number])[]>('contributions'), place)
    return {
      distribution:
        shape === null ? undefined : { ...shapeOf(shape), reference: shares('reference'), current: shares('current') },
      quantiles: QUANTILES.flatMap((name, index) => {
        const now = valueAt(column<number | null>(name), place)
        return now === null ? [] : [{ name, before: before[index] ?? null, now }]
      }),
      contributions: contributions.map(([segment, mix, within]): ContributionFacts => ({ segment, mix, within })),
    }
    function shares(name: string): readonly number[] {
      return vectorAt(valueAt(column<number>(name), place))
    }
  }
}

const EMPTY: ChartFacts = { distribution: undefined, quantiles: [], contributions: [] }

interface Shape {
  readonly upper: readonly (number | null)[] | null
  readonly categories: readonly string[] | null
}

function toShape(distribution: DisplayDistribution | undefined): Packable {
  if (distribution === undefined) return null
  const { upper = null, categories = null } = distribution
  return { upper, categories }
}

function shapeOf({ upper, categories }: Shape) {
  return { ...(upper !== null && { upper }), ...(categories !== null && { categories }) }
}

/** Lists of shares one after the other, equal ones once. */
function createVectors() {
  const lengths = createColumn<number>()
  const all = createColumn<number>()
  const known = new Map<string, number>()
  return {
    placeOf: (shares: readonly number[]): number => {
      const key = shares.join(',')
      const place = known.get(key) ?? known.size
      if (place < known.size) return place
      known.set(key, place)
      lengths.push(shares.length)
      for (const share of shares) all.push(share)
      return place
    },
    finish: (): Columns => ({ vectorLength: lengths.finish(), vectorShare: all.finish() }),
  }
}

function vectorsOf(lengths: Column<number>, shares: Column<number>): (place: number) => readonly number[] {
  const starts = new Uint32Array(lengths.places.length + 1)
  for (let index = 0; index < lengths.places.length; index += 1)
    starts[index + 1] = starts[index]! + valueAt(lengths, index)
  return (place) =>
    Array.from({ length: valueAt(lengths, place) }, (_, index) => valueAt(shares, starts[place]! + index))
}
