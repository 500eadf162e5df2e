import { dayAt } from './clock.ts'
import type { TrialVerdict } from './doors.ts'
import { headlinesOf, openModel } from './doors.ts'
import type { Rows } from './processes/process.ts'
import type { TrialContext } from './trial.ts'
import type { FeaturePlan, WindowRows } from './window-rows.ts'

/** A feature and where its rows come from. */
export interface SeriesFeature extends FeaturePlan {
  readonly rowsOf: Rows
  /** Rows of a window that are counted as stale. */
  readonly staleOf?: (window: number) => number
}

/** Days of a model: first those its profile is built from, then those that are judged. */
export interface Series {
  readonly features: Readonly<Record<string, SeriesFeature>>
  readonly referenceDays: number
  readonly liveDays: number
  /** Live days before the first that counts. Default 0. */
  readonly uncounted?: number
  /** Segment value of each row of a day, by dimension; asked before the rows of the day. */
  readonly segmentsOf?: (day: number) => Readonly<Record<string, readonly string[]>>
  readonly dimensions?: Readonly<Record<string, readonly string[]>>
}

/** The headlines of one live day that counts; `day` is 0 on the first of them. */
export interface JudgedDay {
  readonly day: number
  readonly headlines: readonly TrialVerdict[]
}

/** Judges the days of a series beside the profile of its first ones. */
export function judgeSeries(series: Series, { watch }: Pick<TrialContext, 'watch'>): readonly JudgedDay[] {
  const { features, referenceDays, liveDays, uncounted = 0, dimensions } = series
  const reference = Array.from({ length: referenceDays }, (_, day) => rowsOfDay(series, day))
  const model = openModel({ features: plansOf(features), window: '1d', reference, ...(dimensions && { dimensions }) })
  watch?.onReference(reference, plansOf(features))
  const judged: JudgedDay[] = []
  for (let live = 0; live < liveDays; live += 1) {
    const rows = rowsOfDay(series, referenceDays + live)
    const verdicts = model.close(rows)
    if (live < uncounted) continue
    watch?.onWindow(rows)
    judged.push({ day: live - uncounted, headlines: headlinesOf(verdicts) })
  }
  return judged
}

/** Copies of a feature, each with rows of its own. */
export function copiesOf(count: number, create: (copy: number) => SeriesFeature): Series['features'] {
  return Object.fromEntries(
    Array.from({ length: count }, (_, copy) => [`copy_${String(copy).padStart(3, '0')}`, create(copy)]),
  )
}

function rowsOfDay({ features, segmentsOf }: Series, day: number): WindowRows {
  const segments = segmentsOf?.(day)
  const cells: Record<string, ReturnType<Rows>> = {}
  const stale: Record<string, number> = {}
  for (const [name, { rowsOf, staleOf }] of Object.entries(features)) {
    cells[name] = rowsOf(day)
    if (staleOf) stale[name] = staleOf(day)
  }
  return { ...dayAt(day), cells, stale, ...(segments && { segments }) }
}

function plansOf(features: Series['features']): Readonly<Record<string, FeaturePlan>> {
  return Object.fromEntries(
    Object.entries(features).map(([name, { rowsOf: _rows, staleOf: _stale, ...plan }]) => [name, plan]),
  )
}
