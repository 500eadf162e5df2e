import {
  ATTR_ML_CHANGE_FROM,
  ATTR_ML_CHANGE_ID,
  ATTR_ML_CHANGE_KIND,
  ATTR_ML_CHANGE_STATUS,
  ATTR_ML_CHANGE_SUBJECT,
  ATTR_ML_CHANGE_TO,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  METRIC_ML_CHANGE_TIMESTAMP,
} from '@driftline/semconv'
import type { Span, Tell } from './scraped-clock.testing.ts'
import {
  MINUTE,
  MINUTE_MS,
  SCRAPED_MINUTES,
  START_MS,
  labelsOf,
  modelOf,
  names,
  secondsOf,
} from './scraped-clock.testing.ts'
import { tellInfo, tellSegments, tellStates, tellVersion } from './scraped-verdicts.testing.ts'
import { tellAlerts, tellObjectives, tellService } from './scraped-service.testing.ts'

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
