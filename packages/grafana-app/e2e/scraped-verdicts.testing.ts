import {
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WINDOW,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import type { Labels, Span, Tell, VersionOf, Whose } from './scraped-clock.testing.ts'
import {
  EVERYONE,
  JUDGED,
  SCRAPED_MINUTES,
  WINDOW,
  WINDOW_MINUTES,
  during,
  endOf,
  labelsOf,
  modelOf,
  names,
  versionOf,
} from './scraped-clock.testing.ts'

export function tellInfo(tell: Tell, whose: Whose, said: Labels, span: Span = () => true): void {
  const labels = labelsOf({ ...modelOf(whose), ...said, [ATTR_ML_WINDOW]: WINDOW, [ATTR_ML_REFERENCE]: 'training' })
  tell(
    names.metric(METRIC_ML_MODEL_INFO),
    labels,
    during(span, () => 1),
  )
}

export function tellVersion(
  tell: Tell,
  { rows, score, ...of }: VersionOf & { readonly rows: number; readonly score?: number },
  span: Span,
): void {
  const window = { ...versionOf(of), [ATTR_ML_WINDOW]: WINDOW }
  tell(names.metric(METRIC_ML_WINDOW_END), labelsOf(window), during(span, endOf))
  const everyone = labelsOf({ ...window, ...EVERYONE })
  tell(
    names.metric(METRIC_ML_WINDOW_ROWS),
    everyone,
    during(span, () => rows),
  )
  if (score !== undefined)
    tell(
      names.metric(METRIC_ML_QUALITY_SCORE),
      everyone,
      during(span, () => score),
    )
}

export const SEVERITIES: Readonly<Record<string, number>> = { act: 82, investigate: 55, suspected: 30, ok: 5 }

/** Features in states, each as long as it is. */
export function tellStates(
  tell: Tell,
  of: VersionOf,
  states: Readonly<Record<string, { readonly features: readonly string[]; readonly span: Span }>>,
): void {
  const judged = { ...versionOf(of), ...EVERYONE, ...JUDGED }
  for (const [state, { features, span }] of Object.entries(states)) {
    const counted = labelsOf({ ...judged, [ATTR_ML_DRIFT_STATE]: state })
    tell(
      names.metric(METRIC_ML_DRIFT_FEATURES),
      counted,
      during(span, () => features.length),
    )
    for (const feature of features) {
      const own = { ...judged, [ATTR_ML_FEATURE_NAME]: feature }
      const isRaised = state === 'act' || state === 'investigate'
      const kind = isRaised && { [ATTR_ML_DRIFT_KIND]: 'distribution' }
      const status = labelsOf({ ...own, ...kind, [ATTR_ML_DRIFT_STATE]: state })
      tell(
        names.metric(METRIC_ML_DRIFT_STATUS),
        status,
        during(span, () => 1),
      )
      tell(
        names.metric(METRIC_ML_DRIFT_SEVERITY),
        labelsOf(own),
        during(span, () => SEVERITIES[state]),
      )
      if (!isRaised) continue
      const { [ATTR_ML_REFERENCE_HEADLINE]: _, ...since } = own
      const firstMinute = Array.from({ length: SCRAPED_MINUTES }, (_one, minute) => minute).findIndex(span)
      const sinceSeconds = endOf(Math.max(1, firstMinute)) - WINDOW_MINUTES * 60
      tell(
        names.metric(METRIC_ML_DRIFT_SINCE),
        labelsOf(since),
        during(span, () => sinceSeconds),
      )
    }
  }
}

export function tellSegments(tell: Tell, of: VersionOf, span: Span): void {
  const own = {
    ...versionOf(of),
    [ATTR_ML_WINDOW]: WINDOW,
    [ATTR_ML_REFERENCE]: 'training',
    [ATTR_ML_FEATURE_NAME]: 'zone',
  }
  const parts = { eu: { mix: 0.1, within: 0.55 }, us: { mix: 0.05, within: 0.2 }, asia: { mix: -0.02, within: -0.1 } }
  for (const [value, shares] of Object.entries(parts)) {
    const segment = { ...own, [ATTR_ML_SEGMENT_NAME]: 'region', [ATTR_ML_SEGMENT_VALUE]: value }
    for (const [part, share] of Object.entries(shares))
      tell(
        names.metric(METRIC_ML_SEGMENT_CONTRIBUTION),
        labelsOf({ ...segment, [ATTR_ML_SEGMENT_PART]: part }),
        during(span, () => share),
      )
    const rows = {
      ...versionOf(of),
      [ATTR_ML_WINDOW]: WINDOW,
      [ATTR_ML_SEGMENT_NAME]: 'region',
      [ATTR_ML_SEGMENT_VALUE]: value,
    }
    tell(
      names.metric(METRIC_ML_WINDOW_ROWS),
      labelsOf(rows),
      during(span, () => 180),
    )
  }
  const raised = { ...own, ...JUDGED, [ATTR_ML_SEGMENT_NAME]: 'region', [ATTR_ML_SEGMENT_VALUE]: 'eu' }
  tell(
    names.metric(METRIC_ML_DRIFT_SEVERITY),
    labelsOf(raised),
    during(span, () => 91),
  )
}
