import type { CsvTable } from '../../frames/csv-text.ts'
import { SHARE, timeCell } from '../../frames/csv-text.ts'
import type { ServiceCalls, VersionCourse } from '../../frames/service-calls.ts'

/** Every course of every version, time after time. */
export function serviceTable({ timesMs, calls, failures, durations }: ServiceCalls): CsvTable {
  const courses = [
    ...named('calls', 'a second', calls),
    ...named('errors', SHARE, failures),
    ...named('p50', 'seconds', durations.p50),
    ...named('p95', 'seconds', durations.p95),
    ...named('p99', 'seconds', durations.p99),
  ]
  return {
    columns: [{ name: 'time' }, ...courses.map(({ name, unit }) => ({ name, unit }))],
    rows: timesMs.map((timeMs, i) => [timeCell(timeMs), ...courses.map(({ values }) => values[i])]),
  }
}

function named(name: string, unit: string, courses: readonly VersionCourse[]) {
  return courses.map(({ version, values }) => ({ name: `${name}, version ${version}`, unit, values }))
}
