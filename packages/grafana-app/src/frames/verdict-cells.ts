import type { DriftState } from '@driftline/health'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_REASON,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
} from '@driftline/semconv'
import type { VerdictNames } from '../queries/verdict-queries.ts'
import { VERDICT } from '../queries/verdict-queries.ts'
import type { Attributes } from './points.ts'
import { keyOf } from './points.ts'
import { isRaisedCell, parseState, urgencyOf } from './state-order.ts'
import type { WindowPoint, WindowReader, WindowTrack } from './window-points.ts'

/** A verdict as the metrics tell it: one feature, or `all` for the model itself, of one window beside one reference. */
export interface VerdictCell {
  readonly version: string
  readonly role: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  readonly reference: string
  /** Of the verdicts of one feature in one window the one that counts. */
  readonly isHeadline: boolean
  readonly windowEndMs: number
  /** Undefined where the state is not told: beyond the series budget. */
  readonly state: DriftState | undefined
  /** Empty where the state says enough. */
  readonly reason: string
  /** Empty where nothing is raised. */
  readonly kind: string
  /** 0..100; undefined where it is not told, as of segments below 40. */
  readonly severity: number | undefined
  /** Start of what is raised; of what is not nothing is open, whatever an earlier telling of the window said. */
  readonly sinceMs: number | undefined
  readonly lowerBound: number | undefined
}

/** The verdicts in the answers of a page: severity and state of a window in one cell. @param asked what they were asked for as */
export function verdictCells(reader: WindowReader, asked: VerdictNames = VERDICT): readonly VerdictCell[] {
  const states = latest(reader.readTracks(asked.status, METRIC_ML_DRIFT_STATUS))
  const severities = latest(reader.readTracks(asked.severity, METRIC_ML_DRIFT_SEVERITY))
  const sinces = latest(reader.readTracks(asked.since, METRIC_ML_DRIFT_SINCE))
  const bounds = latest(reader.readTracks(asked.lowerBound, METRIC_ML_DRIFT_LOWER_BOUND))
  const keys = new Set([...states.keys(), ...severities.keys()])
  return [...keys].flatMap((key) =>
    cellsOf({
      states: states.get(key) ?? NOTHING,
      severities: severities.get(key) ?? NOTHING,
      sinces: sinces.get(key) ?? NOTHING,
      bounds: bounds.get(key) ?? NOTHING,
    }),
  )
}

/** Points by the ends of their windows. */
type Told = ReadonlyMap<number, WindowPoint>

const NOTHING: Told = new Map()

/** The cells of one feature beside one reference. */
function cellsOf(told: Readonly<Record<'states' | 'severities' | 'sinces' | 'bounds', Told>>): readonly VerdictCell[] {
  const { states, severities, sinces, bounds } = told
  const [first] = [...states.values(), ...severities.values()]
  const place = placeOf(first?.at ?? {})
  const endsMs = new Set([...states.keys(), ...severities.keys()])
  return Array.from(endsMs, (windowEndMs) => {
    const { state, reason, kind } = saidOf(states.get(windowEndMs))
    const severity = severities.get(windowEndMs)
    const raised = isRaisedCell({ state, severity: severity?.value })
    const since = raised ? sinces.get(windowEndMs)?.value : undefined
    return {
      version: place.version,
      role: place.role,
      segment: place.segment,
      feature: place.feature,
      reference: place.reference,
      isHeadline: isHeadline(states.get(windowEndMs) ?? severity),
      windowEndMs,
      state,
      reason,
      kind,
      severity: severity?.value,
      sinceMs: since === undefined ? undefined : since * 1000,
      lowerBound: raised ? bounds.get(windowEndMs)?.value : undefined,
    }
  })
}

const PLACE = [
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
]

function placeOf(at: Attributes) {
  return {
    version: at[ATTR_ML_MODEL_VERSION] ?? '',
    role: at[ATTR_ML_DEPLOYMENT_ROLE] ?? '',
    segment: { name: at[ATTR_ML_SEGMENT_NAME] ?? '', value: at[ATTR_ML_SEGMENT_VALUE] ?? '' },
    feature: at[ATTR_ML_FEATURE_NAME] ?? '',
    reference: at[ATTR_ML_REFERENCE] ?? '',
  }
}

/** Whether a point is of the verdict that counts of its feature. */
export function isHeadline(point: { readonly at: Attributes } | undefined): boolean {
  return point?.at[ATTR_ML_REFERENCE_HEADLINE] === 'true'
}

function saidOf(status: WindowPoint | undefined) {
  return {
    state: parseState(status?.at[ATTR_ML_DRIFT_STATE]),
    reason: status?.at[ATTR_ML_DRIFT_REASON] ?? '',
    kind: status?.at[ATTR_ML_DRIFT_KIND] ?? '',
  }
}

/** Of each place and window one point: what was told last; of states told at once by two the one that asks for more. */
function latest(tracks: readonly WindowTrack[]): ReadonlyMap<string, Told> {
  const places = new Map<string, Map<number, WindowPoint>>()
  for (const { at, points } of tracks) {
    const key = keyOf(at, PLACE)
    const place = places.get(key) ?? new Map<number, WindowPoint>()
    places.set(key, place)
    for (const point of points) {
      const known = place.get(point.windowEndMs)
      if (!known || known.timeMs < point.timeMs || (known.timeMs === point.timeMs && asksMore(point, known)))
        place.set(point.windowEndMs, point)
    }
  }
  return places
}

function asksMore(a: WindowPoint, b: WindowPoint): boolean {
  const urgency = ({ at }: WindowPoint): number => urgencyOf(parseState(at[ATTR_ML_DRIFT_STATE]))
  return urgency(a) < urgency(b) || (urgency(a) === urgency(b) && a.value > b.value)
}
