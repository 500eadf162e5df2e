import type { MonitorSpec } from '@driftline/spec'
import { LABEL } from './names.ts'
import { escapeRegex, quote } from './promql/quote.ts'

/** Some environments of a model, and whether anybody is called for them. */
export interface EnvironmentScope {
  /** The spec with matchers for these environments. */
  readonly spec: MonitorSpec
  /** Everything in it only informs. */
  readonly onlyInforms: boolean
}

/** All environments together, or those the spec names, first, and the others. */
export function environmentScopes(spec: MonitorSpec): readonly EnvironmentScope[] {
  const { environments } = spec.alerting
  if (!environments) return [{ spec, onlyInforms: false }]
  const pattern = quote(environments.map(escapeRegex).join('|'))
  const within = (is: '=~' | '!~'): MonitorSpec => ({
    ...spec,
    alerting: { ...spec.alerting, match: [...spec.alerting.match, `${LABEL.environment}${is}${pattern}`] },
  })
  return [
    { spec: within('=~'), onlyInforms: false },
    { spec: within('!~'), onlyInforms: true },
  ]
}
