import type { FrameLike, Sample, Series } from '../series.ts'
import { seriesOfFrame } from '../series.ts'

/** The series of frames as dashboards have them: time series, joined ones, and tables with a column for each label. */
export function anySeries(frames: readonly FrameLike[]): readonly Series[] {
  return frames.flatMap((frame) => (isTable(frame) ? seriesOfTable(frame) : seriesOfFrame(frame)))
}

function isTable({ fields }: FrameLike): boolean {
  return fields.some(({ type }) => type === 'string')
}

/** One series for each set of labels and column of numbers; an empty cell is a label that the row has not. */
function seriesOfTable({ fields }: FrameLike): readonly Series[] {
  const times = fields.find(({ type }) => type === 'time')?.values ?? []
  const texts = fields.filter(({ type }) => type === 'string')
  const found = new Map<string, { readonly labels: Record<string, string>; readonly samples: Sample[] }>()
  for (const { name, values } of fields.filter(({ type }) => type === 'number'))
    for (const [row, value] of Array.from(values).entries()) {
      if (typeof value !== 'number') continue
      const labels = Object.fromEntries(
        texts
          .map((text) => [text.name, text.values[row]])
          .filter((entry): entry is [string, string] => isText(entry[1])),
      )
      const key = JSON.stringify([name, labels])
      const series = found.get(key) ?? { labels, samples: [] }
      series.samples.push([Number(times[row]), value])
      found.set(key, series)
    }
  return [...found.values()]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
