import type { Arrival } from '@driftline/processor'
import { nameInRole, toCountText } from '@driftline/view'

/** A first arrival in one line for the log: `forecasts → ridership 1.4.0: first 120 rows`. */
export function arrivalText({ service, model, version, role, rows }: Arrival): string {
  const from = service === '' ? 'a service without a name' : service
  const what = nameInRole(version === '' ? model : `${model} ${version}`, { role })
  return `${from} → ${what}: ${rows === undefined ? 'first points' : `first ${toCountText(rows, 'row')}`}`
}
