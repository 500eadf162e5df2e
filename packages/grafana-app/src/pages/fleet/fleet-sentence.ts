import { shortenMiddle } from '@driftline/view'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'

/** Longer names lose their middle. */
const NAME_MAX_LENGTH = 40

/** The fleet in one sentence: how many models ask for action, else for a look. Old verdicts speak for no model. */
export function fleetSentence(rows: readonly FleetRow[]): string | undefined {
  const current = rows.filter(({ isOld }) => !isOld)
  if (current.length === 0) return undefined
  const acting = current.filter(({ state }) => state === 'act')
  if (acting.length > 0) return `${countText(acting, current)} for action.`
  const looking = current.filter(({ state }) => state === 'investigate')
  if (looking.length > 0) return `${countText(looking, current)} for a look.`
  return current.every(({ state }) => state === 'ok') ? 'Every model is ok.' : 'No model asks for anything.'
}

function countText(asking: readonly FleetRow[], all: readonly FleetRow[]): string {
  const [only] = asking
  if (asking.length === 1 && only) return `${shortenMiddle(only.model, NAME_MAX_LENGTH)} asks`
  return `${asking.length} of ${all.length} models ask`
}
