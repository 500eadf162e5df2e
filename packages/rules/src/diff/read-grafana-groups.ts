import { parseDurationText } from '../promql/parse-duration-text.ts'
import { isGrafanaUid } from '../render/grafana-names.ts'
import { grafanaBody, grafanaRuleHash, plainDollars } from '../render/grafana-rule-hash.ts'
import { MISSING_SERIES_EVALUATIONS } from '../render/grafana-rule.ts'
import { mapValues } from '../render/map-values.ts'
import { convertedRule } from './converted-rule.ts'
import type { Fields, InstalledRule, InstalledRules } from './installed-rule.ts'
import { fieldsOf, listOf, textOf, textsOf } from './installed-rule.ts'

/** What Grafana calls the query of a rule that it converted. */
const CONVERTED_QUERY = 'query'
const CONVERTED_FORMULA = 'prometheus_math'

/** A group in the words of the provisioning API; `interval` in seconds. */
interface GrafanaGroup {
  readonly title?: unknown
  readonly interval?: unknown
  readonly rules?: unknown
}

/**
 * The rules of groups as `/api/v1/provisioning/folder/{uid}/rule-groups/{title}` of Grafana answers and takes them; never
 * throws. Where Grafana made them of Prometheus rules, they are read as those.
 */
export function readGrafanaGroups(groups: readonly unknown[]): InstalledRules {
  const read = groups
    .map(fieldsOf)
    .flatMap((group) => listOf(group['rules']).map((rule) => ({ group, rule: fieldsOf(rule) })))
  const own = read.filter(({ rule }) => isGrafanaUid(textOf(rule['uid'])))
  const isConverted = own.some(({ rule }) => expressionOfConverted(rule) !== undefined)
  return {
    form: isConverted ? 'grafana-convert' : 'grafana',
    rules: read.map(({ group, rule }) => toRule(rule, group)),
  }
}

function toRule(rule: Fields, { title, interval }: GrafanaGroup): InstalledRule {
  const place = { group: textOf(title), intervalMs: typeof interval === 'number' ? interval * 1000 : undefined }
  const labels = withoutReserved(textsOf(rule['labels']))
  const annotations = textsOf(rule['annotations'])
  const expr = expressionOfConverted(rule)
  const [name, uid] = [textOf(rule['title']), textOf(rule['uid'])]
  const kind = fieldsOf(rule['record'])['metric'] === undefined ? 'alert' : 'record'
  const forMs = durationOf(rule['for'])
  if (expr !== undefined) return convertedRule({ ...place, kind, name, uid, expr, forMs, labels, annotations })
  const body = bodyOf(rule)
  const keepFiringFor = textOf(rule['keep_firing_for'])
  return {
    ...place,
    kind,
    name,
    uid,
    datasourceUid: datasourceOf(rule),
    body,
    forMs,
    keepFiringForMs: durationOf(keepFiringFor),
    labels,
    annotations: mapValues(annotations, plainDollars),
    hash: grafanaRuleHash({ title: name, body, for: textOf(rule['for']), keepFiringFor, labels, annotations }),
  }
}

function expressionOfConverted({ data }: Fields): string | undefined {
  const queries = listOf(data).map(fieldsOf)
  if (!queries.some(({ refId }) => refId === CONVERTED_FORMULA)) return undefined
  const query = queries.find(({ refId }) => refId === CONVERTED_QUERY)
  return textOf(fieldsOf(query?.['model'])['expr']).trim()
}

function bodyOf(rule: Fields): Readonly<Record<string, string>> {
  const data = listOf(rule['data']).map(fieldsOf)
  const { isPaused, notification_settings: receiver, missingSeriesEvalsToResolve: missing } = rule
  return {
    ...grafanaBody({
      condition: textOf(rule['condition']),
      data: data.map(({ refId, model, relativeTimeRange }) => ({
        refId: textOf(refId ?? fieldsOf(model)['refId']),
        relativeTimeRange: { to: Number(fieldsOf(relativeTimeRange)['to'] ?? 0) },
        model: fieldsOf(model),
      })),
      noDataState: stateOf(rule['noDataState']),
      execErrState: stateOf(rule['execErrState']),
    }),
    // Left out where they are as Grafana has them by itself, and in versions that do not know them.
    ...(isPaused === true && { isPaused: 'true' }),
    ...(receiver !== undefined && receiver !== null && { notification_settings: textOf(receiver) }),
    ...(typeof missing === 'number' &&
      missing > 0 &&
      missing !== MISSING_SERIES_EVALUATIONS && { missingSeriesEvalsToResolve: String(missing) }),
  }
}

/** Of the first query that is no calculation of Grafana's own. */
function datasourceOf({ data }: Fields): string | undefined {
  const uids = listOf(data).map((query) => textOf(fieldsOf(query)['datasourceUid']))
  return uids.find((uid) => uid !== '' && !/^(?:__expr__|-100)$/.test(uid))
}

/** Some versions write `Ok`. */
function stateOf(state: unknown): string {
  return textOf(state).replace(/^Ok$/, 'OK')
}

/** Labels that Grafana keeps for itself. */
function withoutReserved(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('__')))
}

function durationOf(text: unknown): number {
  return parseDurationText(textOf(text)) ?? 0
}
