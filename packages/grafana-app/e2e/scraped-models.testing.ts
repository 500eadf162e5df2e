import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_CHANGE_FROM,
  ATTR_ML_CHANGE_ID,
  ATTR_ML_CHANGE_KIND,
  ATTR_ML_CHANGE_STATUS,
  ATTR_ML_CHANGE_SUBJECT,
  ATTR_ML_CHANGE_TO,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_PART,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_SLO_KIND,
  ATTR_ML_SLO_NAME,
  ATTR_ML_WINDOW,
  METRIC_ML_CHANGE_TIMESTAMP,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
} from '@driftline/semconv'
import { createNames } from '../src/queries/names.ts'

const names = createNames()
const MINUTE_MS = 60_000
/** Windows of ten minutes. */
const WINDOW = '10m'
const WINDOW_MINUTES = 10

/** The newest time of the history, a whole window after its last window, ms since 1970. */
export const SCRAPED_END_MS = Date.UTC(2026, 2, 2, 12, 5)
/** Minutes of the history; minute 0 is its first. */
export const SCRAPED_MINUTES = 365
const START_MS = SCRAPED_END_MS - SCRAPED_MINUTES * MINUTE_MS

/** Minute in which something of the history is told first. */
export const MINUTE = { canary: 121, promoted: 241, drifted: 291, changed: 285, gone: 181 } as const

type Labels = Readonly<Record<string, string>>

/** What is told in a minute; undefined where nothing is. */
type ValueAt = (minute: number) => number | undefined

/** The text of a history as Prometheus would have scraped it, minute by minute: three models, and what serves one of them. */
export function scrapedHistory(): string {
  const lines = new Map<string, string[]>()
  const tell: Tell = (name, labels, valueAt) => {
    const own = lines.get(name) ?? []
    lines.set(name, own)
    const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    for (let minute = 0; minute <= SCRAPED_MINUTES; minute += 1) {
      const value = valueAt(minute)
      if (value !== undefined) own.push(`${name}{${text.join(',')}} ${value} ${secondsOf(minute)}`)
    }
  }
  tellFares(tell)
  tellLone(tell)
  tellGone(tell)
  const families = Array.from(lines, ([name, own]) => [`# TYPE ${name} gauge`, ...own].join('\n'))
  return `${families.join('\n')}\n# EOF\n`
}

type Tell = (name: string, labels: Labels, valueAt: ValueAt) => void

/** A model with everything: a canary that becomes live, drift in a segment, alerts, a change, and its service. */
function tellFares(tell: Tell): void {
  const whose = { environment: 'production', model: 'fares' }
  const isOld: Span = (minute) => minute < MINUTE.promoted
  const isCanary: Span = (minute) => minute >= MINUTE.canary && minute < MINUTE.promoted
  const isNew: Span = (minute) => minute >= MINUTE.promoted
  const isDrifted: Span = (minute) => minute >= MINUTE.drifted
  tellInfo(tell, whose, {
    [ATTR_ML_MODEL_OWNER]: 'pricing',
    [ATTR_ML_MODEL_RISK_TIER]: '1',
    [ATTR_ML_MODEL_RUNBOOK]: 'https://runbooks.example/fares',
  })
  tellVersion(tell, { ...whose, version: '1', role: 'live', rows: 600, score: 0.98 }, isOld)
  tellVersion(tell, { ...whose, version: '2', role: 'canary', rows: 60, score: 0.97 }, isCanary)
  tellVersion(tell, { ...whose, version: '2', role: 'live', rows: 540, score: 0.91 }, isNew)
  tellVersion(tell, { ...whose, version: '3', role: 'shadow', rows: 540, score: 0.95 }, isNew)
  const [one, canary, two, three] = [
    ['1', 'live', isOld],
    ['2', 'canary', isCanary],
    ['2', 'live', isNew],
    ['3', 'shadow', isNew],
  ] as const
  for (const [version, role, span] of [one, canary, three])
    tellStates(tell, { ...whose, version, role }, { ok: { features: ['zone', 'card', 'prediction'], span } })
  tellStates(
    tell,
    { ...whose, version: two[0], role: two[1] },
    {
      ok: { features: ['card'], span: isNew },
      suspected: { features: ['zone', 'prediction'], span: (minute) => isNew(minute) && !isDrifted(minute) },
      act: { features: ['zone'], span: isDrifted },
      investigate: { features: ['prediction'], span: isDrifted },
    },
  )
  tellSegments(tell, { ...whose, version: '2', role: 'live' }, isDrifted)
  tellObjectives(tell, whose)
  tellAlerts(tell, whose)
  tell(
    names.metric(METRIC_ML_CHANGE_TIMESTAMP),
    labelsOf({
      ...modelOf(whose),
      [ATTR_ML_CHANGE_ID]: 'deploy-4711',
      [ATTR_ML_CHANGE_KIND]: 'feature',
      [ATTR_ML_CHANGE_STATUS]: 'finished',
      [ATTR_ML_CHANGE_SUBJECT]: 'feature-store/zone',
      [ATTR_ML_CHANGE_FROM]: '1.3.2',
      [ATTR_ML_CHANGE_TO]: '1.4.0',
    }),
    (minute) => (minute >= MINUTE.changed ? START_MS + MINUTE.changed * MINUTE_MS : undefined),
  )
  tellService(tell, { instance: 'a', environment: 'production', version: '1', calls: 600, bad: 6 }, isOld)
  tellService(tell, { instance: 'b', environment: 'production', version: '2', calls: 540, bad: 27 }, isNew)
  tellService(tell, { instance: 'c', environment: 'staging', version: '2', calls: 6000, bad: 6000 }, () => true)
}

/** A model with one feature and nothing else. */
function tellLone(tell: Tell): void {
  const whose = { environment: 'production', model: 'lone' }
  tellInfo(tell, whose, {})
  tellVersion(tell, { ...whose, version: '1', role: 'live', rows: 40 }, () => true)
  tellStates(tell, { ...whose, version: '1', role: 'live' }, { ok: { features: ['x'], span: () => true } })
}

/** A model that ended in the middle of it all. */
function tellGone(tell: Tell): void {
  const whose = { environment: 'production', model: 'gone' }
  const span: Span = (minute) => minute < MINUTE.gone
  tellInfo(tell, whose, {}, span)
  tellVersion(tell, { ...whose, version: '7', role: 'live', rows: 40 }, span)
  tellStates(tell, { ...whose, version: '7', role: 'live' }, { act: { features: ['x'], span } })
}

/** Whether something is so in a minute. */
type Span = (minute: number) => boolean

interface Whose {
  readonly environment: string
  readonly model: string
}

interface VersionOf extends Whose {
  readonly version: string
  readonly role: string
}

function tellInfo(tell: Tell, whose: Whose, said: Labels, span: Span = () => true): void {
  const labels = labelsOf({ ...modelOf(whose), ...said, [ATTR_ML_WINDOW]: WINDOW, [ATTR_ML_REFERENCE]: 'training' })
  tell(
    names.metric(METRIC_ML_MODEL_INFO),
    labels,
    during(span, () => 1),
  )
}

function tellVersion(
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

const SEVERITIES: Readonly<Record<string, number>> = { act: 82, investigate: 55, suspected: 30, ok: 5 }

/** Features in states, each as long as it is. */
function tellStates(
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

function tellSegments(tell: Tell, of: VersionOf, span: Span): void {
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

/** Availability loses more than it may since the last deployment; latency loses nothing. */
function tellObjectives(tell: Tell, whose: Whose): void {
  const objectives = [
    {
      slo: 'availability',
      objective: 0.99,
      badOf: (minute: number) => minute + 20 * Math.max(0, minute - MINUTE.promoted),
    },
    { slo: 'latency', objective: 0.95, badOf: () => 0 },
  ]
  for (const { slo, objective, badOf } of objectives) {
    const labels = labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: slo })
    tell(names.metric(METRIC_ML_SLO_EVENTS), labels, (minute) => minute * 540)
    tell(names.metric(METRIC_ML_SLO_GOOD_EVENTS), labels, (minute) => minute * 540 - badOf(minute))
    const kind = labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: slo, [ATTR_ML_SLO_KIND]: slo })
    tell(names.metric(METRIC_ML_SLO_OBJECTIVE), kind, () => objective)
  }
}

/** As Prometheus writes them of the rules that Driftline makes. */
function tellAlerts(tell: Tell, whose: Whose): void {
  const burning = {
    alertname: 'ModelSLOBurnRate',
    ...labelsOf({ ...modelOf(whose), [ATTR_ML_SLO_NAME]: 'availability' }),
    severity: 'page',
    sli_kind: 'availability',
    burn_tier: 'fast',
    managed_by: 'driftline',
  }
  const drifting = {
    alertname: 'ModelDriftAct',
    ...labelsOf({ [ATTR_ML_MODEL_NAME]: whose.model }),
    severity: 'warning',
    managed_by: 'driftline',
  }
  const isBurning: Span = (minute) => minute >= MINUTE.drifted
  const isDrifting: Span = (minute) => minute >= SCRAPED_MINUTES - 4
  tell(
    'ALERTS',
    { ...burning, alertstate: 'firing' },
    during(isBurning, () => 1),
  )
  tell(
    'ALERTS_FOR_STATE',
    burning,
    during(isBurning, () => secondsOf(MINUTE.drifted)),
  )
  tell(
    'ALERTS',
    { ...drifting, alertstate: 'pending' },
    during(isDrifting, () => 1),
  )
  tell(
    'ALERTS_FOR_STATE',
    drifting,
    during(isDrifting, () => secondsOf(SCRAPED_MINUTES - 4)),
  )
}

/** Calls a minute of one process, of which so many are bad; nine of ten take at most a tenth of a second. */
function tellService(tell: Tell, { instance, environment, version, calls, bad }: ServiceOf, span: Span): void {
  const target = { job: 'fares', instance }
  const labels = {
    ...target,
    ...labelsOf({ [ATTR_ML_MODEL_NAME]: 'fares', [ATTR_ML_MODEL_VERSION]: version, ...EVERYONE }),
  }
  tell(
    'target_info',
    { ...target, ...labelsOf({ [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment }) },
    during(span, () => 1),
  )
  tell(
    names.metric(METRIC_ML_INFERENCE_CALLS),
    labels,
    during(span, (minute) => minute * calls),
  )
  tell(
    names.metric(METRIC_ML_INFERENCE_GOOD_CALLS),
    labels,
    during(span, (minute) => minute * (calls - bad)),
  )
  const bucket = `${names.metric(METRIC_ML_INFERENCE_DURATION)}_bucket`
  for (const [le, share] of Object.entries({ '0.1': 0.9, '0.25': 0.98, '+Inf': 1 }))
    tell(
      bucket,
      { ...labels, le },
      during(span, (minute) => minute * calls * share),
    )
}

interface ServiceOf {
  readonly instance: string
  readonly environment: string
  readonly version: string
  readonly calls: number
  readonly bad: number
}

const EVERYONE = { [ATTR_ML_SEGMENT_NAME]: 'all', [ATTR_ML_SEGMENT_VALUE]: 'all' }
const JUDGED = { [ATTR_ML_WINDOW]: WINDOW, [ATTR_ML_REFERENCE]: 'training', [ATTR_ML_REFERENCE_HEADLINE]: 'true' }

function modelOf({ environment, model }: Whose): Labels {
  return { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: model }
}

function versionOf({ version, role, ...whose }: VersionOf): Labels {
  return { ...modelOf(whose), [ATTR_ML_MODEL_VERSION]: version, [ATTR_ML_DEPLOYMENT_ROLE]: role }
}

function labelsOf(attributes: Labels): Labels {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [names.label(name), value]))
}

function during(span: Span, valueAt: ValueAt): ValueAt {
  return (minute) => (span(minute) ? valueAt(minute) : undefined)
}

/** End of the window that ended last, as a processor tells it a minute later. */
function endOf(minute: number): number {
  return secondsOf(Math.floor((minute - 1) / WINDOW_MINUTES) * WINDOW_MINUTES)
}

function secondsOf(minute: number): number {
  return (START_MS + minute * MINUTE_MS) / 1000
}
