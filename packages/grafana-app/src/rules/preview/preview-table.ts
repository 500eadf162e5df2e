import type { CsvTable } from '../../frames/csv-text.ts'
import { timeCell } from '../../frames/csv-text.ts'
import type { AlertPreview } from './alert-preview.ts'

/** Every firing, in the order of the alerts and of time. */
export function previewTable(alerts: readonly AlertPreview[]): CsvTable {
  const labels = [...new Set(alerts.flatMap(({ fired }) => fired.flatMap((firing) => Object.keys(firing.labels))))]
  return {
    columns: [
      { name: 'alert' },
      { name: 'active since' },
      { name: 'fired' },
      { name: 'resolved' },
      { name: 'peak' },
      ...labels.map((name) => ({ name })),
    ],
    rows: alerts.flatMap(({ fired }) =>
      fired.map((firing) => [
        firing.alert,
        timeCell(firing.activeAtMs),
        timeCell(firing.firedAtMs),
        timeCell(firing.resolvedAtMs),
        firing.peak,
        ...labels.map((name) => firing.labels[name]),
      ]),
    ),
  }
}
