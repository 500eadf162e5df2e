import { decimalText } from '../decimal.ts'
import type { Fields } from '../diff/installed-rule.ts'
import { fieldsOf, listOf, textOf } from '../diff/installed-rule.ts'
import { SLO_KINDS } from '../objective/slo-kind.ts'
import { counterOfQuery } from './counter-of-query.ts'
import type { ImportedSlo, ImportNote, OpenSloImport } from './open-slo-import.ts'
import { leftOut, nameOf } from './open-slo-import.ts'

/** Longest text of a spec. */
const LONGEST_TEXT = 200
const PERIODS: ReadonlySet<string> = new Set(['28d', '30d', '4w'])
const BUILT_IN: ReadonlySet<string> = new Set(SLO_KINDS)

interface Context {
  /** Kind and name of the document. */
  readonly where: string
  /** Those of the file, by name. */
  readonly indicators: ReadonlyMap<string, Fields>
}

/** The objectives of one SLO document. */
export function customSlosOf(document: Fields, { where, indicators }: Context): OpenSloImport {
  const spec = fieldsOf(document['spec'])
  const counters = countersOf(indicatorOf(spec, indicators))
  const method = textOf(spec['budgetingMethod']) || 'Occurrences'
  if (typeof counters === 'string') return leftOut(where, counters)
  if (method !== 'Occurrences')
    return leftOut(where, `It budgets by ${method}; here events are counted, not slices of time.`)
  const objectives = listOf(spec['objectives']).map(fieldsOf)
  const results = objectives.map((objective, i) => {
    const share = shareOf(objective)
    if (typeof share === 'string') return leftOut(where, share)
    const name = nameIn(nameOf(document), objectives.length > 1 ? i + 1 : undefined)
    const description = (textOf(spec['description']).trim() || name).replaceAll(/\s+/g, ' ').slice(0, LONGEST_TEXT)
    return { custom: [{ name, ...counters, objective: share, description }], notes: [] }
  })
  const custom: readonly ImportedSlo[] = results.flatMap((result) => result.custom)
  const left: readonly ImportNote[] = results.flatMap((result) => result.notes)
  if (objectives.length === 0) return leftOut(where, 'It has no objectives.')
  const changed = custom.length > 0 ? changesOf(document) : []
  return { custom, notes: [...left, ...changed.map((because) => ({ where, kind: 'changed' as const, because }))] }
}

function indicatorOf(spec: Fields, indicators: Context['indicators']): Fields {
  const inline = fieldsOf(fieldsOf(spec['indicator'])['spec'])
  return Object.keys(inline).length > 0 ? inline : (indicators.get(textOf(spec['indicatorRef'])) ?? {})
}

/** The counters of an indicator, or why it has none. */
function countersOf(indicator: Fields): Pick<ImportedSlo, 'good' | 'total'> | string {
  if (indicator['thresholdMetric'] !== undefined)
    return 'It compares a value with a threshold; only ratios of counters can be expressed.'
  const ratio = fieldsOf(indicator['ratioMetric'])
  if (Object.keys(ratio).length === 0) return 'Its indicator is not in this file, or is no ratio.'
  if (ratio['raw'] !== undefined) return 'Its ratio is already reckoned; good and total counters are needed.'
  if (ratio['counter'] === false) return 'It counts with gauges (counter: false); counters that only rise are needed.'
  if (ratio['good'] === undefined && ratio['bad'] !== undefined)
    return 'It counts bad events; a counter of good ones is needed.'
  const [good, total] = [counterIn(ratio['good']), counterIn(ratio['total'])]
  if (!good.ok) return `"good": ${good.because}`
  if (!total.ok) return `"total": ${total.because}`
  const longest = Math.max(good.selector.length, total.selector.length)
  if (longest > LONGEST_TEXT) return `A selector has ${longest} characters; ${LONGEST_TEXT} are possible.`
  return { good: good.selector, total: total.selector }
}

function counterIn(metric: unknown): ReturnType<typeof counterOfQuery> {
  const source = fieldsOf(fieldsOf(metric)['metricSource'])
  const type = textOf(source['type'])
  if (type !== '' && type.toLowerCase() !== 'prometheus')
    return { ok: false, because: `Its source is ${type}, not Prometheus.` }
  const { query, promql } = fieldsOf(source['spec']) as { readonly query?: unknown; readonly promql?: unknown }
  const text = query ?? promql
  return typeof text === 'string' ? counterOfQuery(text) : { ok: false, because: 'There is no query.' }
}

/** The share that is promised, or why it is none. */
function shareOf(objective: Fields): number | string {
  const { target, targetPercent, op } = objective
  if (op !== undefined)
    return 'An objective compares a value with a threshold; only ratios of counters can be expressed.'
  const share = typeof targetPercent === 'number' ? Number((targetPercent / 100).toPrecision(12)) : target
  if (typeof share !== 'number') return 'An objective has no target.'
  return share > 0 && share < 1
    ? share
    : `An objective of ${decimalText(Math.abs(share))} leaves no error budget, or promises nothing.`
}

function nameIn(name: string, number: number | undefined): string {
  const numbered = number === undefined ? name : `${name}-${number}`
  return BUILT_IN.has(numbered) ? `${numbered}-events` : numbered
}

/** What the rules do otherwise than the document says. */
function changesOf(document: Fields): readonly string[] {
  const spec = fieldsOf(document['spec'])
  const [window] = listOf(spec['timeWindow']).map(fieldsOf)
  const duration = textOf(window?.['duration'])
  return [
    ...(window && (window['isRolling'] === false || !PERIODS.has(duration))
      ? [
          `Its period of ${duration}${window['isRolling'] === false ? ' by the calendar' : ''} becomes "alerting.period", 28d or 30d, rolling.`,
        ]
      : []),
    ...(listOf(spec['alertPolicies']).length > 0 ? ['Its alert policies are replaced by the tiers.'] : []),
    ...(BUILT_IN.has(nameOf(document))
      ? ['Driftline counts an objective of this name itself, so it has another.']
      : []),
  ]
}
