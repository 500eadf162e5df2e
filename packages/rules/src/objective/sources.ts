import {
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { decimalText } from '../decimal.ts'
import { LABEL, prometheusNameOf } from '../names.ts'
import { escapeRegex } from '../promql/quote.ts'
import { parseSelector } from '../promql/parse-selector.ts'
import type { Matcher } from '../promql/selector.ts'
import { parseMatcher, renderSelector } from '../promql/selector.ts'
import type { Objective } from './objective.ts'

/** Where the events of an objective are counted. */
export type EventCounters = Pick<Objective, 'by' | 'labels' | 'total' | 'good'>

const MS_PER_SECOND = 1000

/** The counters of the processor. */
export function processorCounters(spec: MonitorSpec, slo: string): EventCounters {
  const matchers: readonly Matcher[] = [
    { label: LABEL.model, is: '=', value: spec.model.name },
    { label: LABEL.slo, is: '=', value: slo },
    ...matchersOf(spec),
  ]
  return {
    by: distinct([LABEL.environment, LABEL.model, LABEL.slo, ...spec.alerting.by]),
    labels: identityLabels(spec, slo),
    total: renderSelector(prometheusNameOf(METRIC_ML_SLO_EVENTS), matchers),
    good: renderSelector(prometheusNameOf(METRIC_ML_SLO_GOOD_EVENTS), matchers),
  }
}

/** Calls and good calls as the service itself counts them. */
export function serviceCalls(spec: MonitorSpec, slo: string): EventCounters {
  return {
    ...serviceIdentity(spec, slo),
    total: renderSelector(prometheusNameOf(METRIC_ML_INFERENCE_CALLS), serviceMatchers(spec)),
    good: renderSelector(prometheusNameOf(METRIC_ML_INFERENCE_GOOD_CALLS), serviceMatchers(spec)),
  }
}

/** Calls up to a bound in the service's own histogram. */
export function serviceDurations(spec: MonitorSpec, slo: string, belowMs: number): EventCounters {
  const histogram = prometheusNameOf(METRIC_ML_INFERENCE_DURATION)
  const matchers = serviceMatchers(spec)
  const bucket: Matcher = { label: 'le', is: '=~', value: bucketPattern(belowMs / MS_PER_SECOND) }
  return {
    ...serviceIdentity(spec, slo),
    total: renderSelector(`${histogram}_count`, matchers),
    good: renderSelector(`${histogram}_bucket`, [...matchers, bucket]),
  }
}

/** Counters of the user's own: what they are of is said by the rule. */
export function customCounters(
  spec: MonitorSpec,
  slo: { readonly name: string; readonly good: string; readonly total: string },
): EventCounters {
  return {
    by: spec.alerting.by,
    labels: identityLabels(spec, slo.name),
    total: withMatchers(slo.total, spec),
    good: withMatchers(slo.good, spec),
  }
}

function serviceIdentity(spec: MonitorSpec, slo: string): Pick<EventCounters, 'by' | 'labels'> {
  return { by: distinct([LABEL.model, ...spec.alerting.by]), labels: identityLabels(spec, slo) }
}

/** A spec may name a label of the contract too: counters of a service need to be told that they have the environment. */
function distinct(labels: readonly string[]): readonly string[] {
  return [...new Set(labels)]
}

function identityLabels({ model }: MonitorSpec, slo: string): Readonly<Record<string, string>> {
  return { [LABEL.model]: model.name, [LABEL.slo]: slo }
}

function serviceMatchers(spec: MonitorSpec): readonly Matcher[] {
  return [
    { label: LABEL.model, is: '=', value: spec.model.name },
    { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE },
    ...matchersOf(spec),
  ]
}

/** Prometheus 3 writes the bucket of 1 second as `1.0`, Prometheus 2 as `1`. */
function bucketPattern(seconds: number): string {
  const text = decimalText(seconds)
  return text.includes('.') ? escapeRegex(text) : `${text}|${escapeRegex(`${text}.0`)}`
}

export function matchersOf({ alerting }: MonitorSpec): readonly Matcher[] {
  return alerting.match.map(parseMatcher)
}

/** A selector of the spec with the matchers of all selectors; one that is none is left as it is, for `checkRules` to tell. */
function withMatchers(selector: string, spec: MonitorSpec): string {
  const parsed = parseSelector(selector)
  return parsed ? renderSelector(parsed.metric, [...parsed.matchers, ...matchersOf(spec)]) : selector
}
