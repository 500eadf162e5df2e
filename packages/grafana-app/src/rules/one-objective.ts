/** Kinds of objectives that need nothing of a spec but their target, in the order in which they are offered. */
export const OFFERED_KINDS = [
  { kind: 'availability', text: 'Calls do not fail', target: '99.9', below: '' },
  { kind: 'latency', text: 'Calls are fast', target: '95', below: '200ms' },
  { kind: 'drift', text: 'Features do not drift', target: '95', below: '' },
  { kind: 'freshness', text: 'Values are fresh', target: '99', below: '15m' },
] as const

export type OfferedKind = (typeof OFFERED_KINDS)[number]['kind']

/** One promise of one model. */
export interface OneObjective {
  readonly model: string
  /** Whose alerts call somebody, while those of others only inform; empty for all. */
  readonly environment: string
  readonly kind: OfferedKind
  /** Percent, as it is written. */
  readonly target: string
  /** Bound up to which an event is good, e.g. `200ms`; empty where the kind has none. */
  readonly below: string
  readonly period: '28d' | '30d'
  /** Span of time that verdicts are of; empty where the kind has none, or for a day. */
  readonly window: string
}

/** The smallest spec that makes a promise: YAML to be kept beside the model. */
export function oneObjectiveSpec({ model, environment, kind, target, below, period, window }: OneObjective): string {
  const objective = shareText(target)
  const environments = environment === '' ? '' : `, environments: [${JSON.stringify(environment)}]`
  return [
    'apiVersion: driftline/v1',
    'kind: ModelMonitor',
    `model: { name: ${JSON.stringify(model)} }`,
    ...(kind === 'drift' && window !== '' ? [`windows: [${JSON.stringify(window)}]`] : []),
    'slos:',
    `  ${kind}: ${below === '' ? objective : `{ below: ${JSON.stringify(below)}, objective: ${objective} }`}`,
    `alerting: { period: ${period}${environments} }`,
    '',
  ].join('\n')
}

/** Digits that a share is told with, so that 99.9 % is 0.999 and not the nearest binary fraction. */
const SHARE_DIGITS = 12

/** A share of percent; what is no number is left for the check of the spec to tell. */
function shareText(percent: string): string {
  const share = Number(percent) / 100
  return percent.trim() === '' || !Number.isFinite(share)
    ? JSON.stringify(percent)
    : String(Number(share.toPrecision(SHARE_DIGITS)))
}
