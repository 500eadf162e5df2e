import type { VerdictLine } from '@driftline/health'
import type { Arrival, ToldAcceptance } from '@driftline/processor'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { nameInRole, toCountText } from '@driftline/view'

/** A first arrival in one line for the log: `forecasts → ridership 1.4.0: first 120 rows`. */
export function arrivalText({ service, model, version, role, rows }: Arrival): string {
  const from = service === '' ? 'a service without a name' : service
  const what = nameInRole(version === '' ? model : `${model} ${version}`, { role })
  return `${from} → ${what}: ${rows === undefined ? 'first points' : `first ${toCountText(rows, 'row')}`}`
}

/** What a person changed. */
export function commandText(kind: 'accepted' | 'revoked', { id, model, feature }: ToldAcceptance): string {
  return `${model}: drift of ${feature} is ${kind === 'accepted' ? 'accepted' : 'judged again'} from the next window on (${id})`
}

/** What closed, and what of it is raised. */
export function closedText(lines: readonly VerdictLine[]): string {
  const [first] = lines
  if (!first) return 'a window without rows was closed'
  const raised = lines.filter(({ state }) => state === 'act' || state === 'investigate')
  const named = raised.slice(0, 5).map((line) => `${nameInRole(line.feature, line)} ${line.state}`)
  const list = named.length > 0 ? `: ${named.join(', ')}${raised.length > named.length ? ', …' : ''}` : ''
  return `${first.model} ${first.window} window until ${first.end}: ${raised.length} of ${lines.length} verdicts raised${list}`
}

/** What a model is judged by. */
export function modelText(spec: MonitorSpec, profiles: readonly ReferenceProfile[]): string {
  const windows = spec.windows.map(({ name }) => name).join(', ')
  if (profiles.length === 0)
    return `${spec.model.name}: no reference profile, so its first ${spec.references.training.baseline.rows.toLocaleString('en-US')} rows become one; "driftline profile build" makes a better one (windows ${windows})`
  return `${spec.model.name}: ${profiles.length} reference profile${profiles.length > 1 ? 's' : ''}, windows ${windows}`
}
