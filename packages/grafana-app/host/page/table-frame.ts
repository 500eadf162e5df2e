import type { DataFrame } from '@grafana/data'
import { createDataFrame, FieldType } from '@grafana/data'

/** Frames of one query as the data source of Prometheus makes a table of them: a column of times, one for each label, one of values. */
export function tableFrame(refId: string, frames: readonly DataFrame[], queryCount: number): DataFrame {
  const rows = frames.flatMap(({ fields }) => {
    const [times, numbers] = fields
    return (times?.values ?? []).map((time: unknown, i: number) => ({
      time,
      value: numbers?.values[i] as unknown,
      labels: numbers?.labels ?? {},
    }))
  })
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].toSorted()
  return createDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: rows.map(({ time }) => time) },
      ...names.map((name) => ({
        name,
        type: FieldType.string,
        values: rows.map(({ labels }) => labels[name] ?? ''),
      })),
      {
        name: queryCount > 1 ? `Value #${refId}` : 'Value',
        type: FieldType.number,
        values: rows.map(({ value }) => value),
      },
    ],
  })
}
