import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import type { ServiceCalls, VersionCourse } from '../../frames/service-calls.ts'
import type { ValueLine } from '../../look/chart/ValueLines.tsx'
import { ValueLines } from '../../look/chart/ValueLines.tsx'
import type { ShownTimes } from '../../look/TimesChart.tsx'
import { TimesChart } from '../../look/TimesChart.tsx'
import { courseWords, durationText, failureText, rateText } from './service-words.ts'

const HEIGHT = 112

interface ServiceChartProps {
  readonly times: ShownTimes
  readonly calls: ServiceCalls
  /** The version that is drawn before the others. */
  readonly version: string
}

/** Calls a second of each version. */
export function CallsChart({ times, calls: { calls }, version }: ServiceChartProps) {
  return (
    <CoursesChart
      name="Traffic"
      unit="calls a second"
      times={times}
      lines={versionLines(calls, version)}
      toText={rateText}
    >
      {(column) => courseWords(calls, { column, version, toText: rateText })}
    </CoursesChart>
  )
}

/** The share of calls that failed, of each version. */
export function FailuresChart({ times, calls: { failures }, version }: ServiceChartProps) {
  const lines = versionLines(failures, version)
  return (
    <CoursesChart name="Errors" unit="share of calls" times={times} lines={lines} toText={failureText}>
      {(column) => courseWords(failures, { column, version, toText: failureText })}
    </CoursesChart>
  )
}

/** How long calls of the version took. */
export function DurationsChart({ times, calls: { durations }, version }: ServiceChartProps) {
  const own = (courses: readonly VersionCourse[]) => courses.find((course) => course.version === version)?.values ?? []
  const quantiles = [
    { name: 'p50', values: own(durations.p50), look: 'fine' },
    { name: 'p95', values: own(durations.p95), look: 'strong' },
    { name: 'p99', values: own(durations.p99), look: 'dashed' },
  ] as const
  const wordsAt = (column: number): string => {
    const told = quantiles.flatMap(({ name, values }) => {
      const value = values[column]
      return value === undefined ? [] : [`${name} ${durationText(value)}`]
    })
    return told.length === 0 ? 'nothing is told' : told.join(', ')
  }
  return (
    <CoursesChart
      name="Latency"
      unit={`version ${version || '–'}: p50 fine, p95 bold, p99 dashed`}
      times={times}
      lines={quantiles}
      toText={durationText}
    >
      {wordsAt}
    </CoursesChart>
  )
}

function versionLines(courses: readonly VersionCourse[], version: string): readonly ValueLine[] {
  return courses.map(({ version: own, values }) => ({
    name: own,
    values,
    look: own === version ? ('strong' as const) : ('fine' as const),
  }))
}

interface CoursesChartProps {
  readonly name: string
  readonly unit: string
  readonly times: ShownTimes
  readonly lines: readonly ValueLine[]
  readonly toText: (value: number) => string
  /** What a column says. */
  readonly children: (column: number) => string
}

function CoursesChart({ name, unit, times, lines, toText, children }: CoursesChartProps): ReactNode {
  const styles = useStyles2(stylesOf)
  const isEmpty = lines.every(({ values }) => values.every((value) => value === undefined))
  return (
    <div>
      <h4 className={styles.name}>
        {name} <span className={styles.unit}>{unit}</span>
      </h4>
      {isEmpty ? (
        <p className={styles.unit}>– not told by the service</p>
      ) : (
        <TimesChart times={times} name={`${name} over time`} height={HEIGHT} wordsOf={children}>
          {(frame) => <ValueLines frame={frame} lines={lines} toText={toText} fromZero />}
        </TimesChart>
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  name: css({ fontSize: 14, lineHeight: '20px', margin: 0, fontWeight: theme.typography.fontWeightMedium }),
  unit: css({
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.colors.text.secondary,
  }),
})
