import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'

/** A spec that has every kind of objective, so that its rules have every kind of alert. */
export const EVERY_KIND = `
model: {name: ridership, owner: transit}
windows: [1h]
features: {temperature: {}, rain: {}, weekday: {}}
slos:
  availability: 0.999
  latency: {below: 1s, objective: 0.99}
  drift: 0.95
  missing: 0.99
  freshness: {below: 1h, objective: 0.99}
  quality: {good: absolute error below 2, objective: 0.9}
  custom: [{name: orders, good: 'orders_total{ok="1"}', total: orders_total, objective: 0.99, description: orders come through}]
`

/** A spec from its text. @throws Error when it has problems */
export function specOf(yaml: string): MonitorSpec {
  const checked = parseMonitorSpec(yaml)
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}
