import type { DriftState } from '@driftline/health'

import { statesByUrgency } from './drift-states.ts'

/** How many are in each state, what asks for most first: `1 act, 2 blind, 4 ok`. @param wordOf what a state is called. */
export function tallyText(states: readonly DriftState[], wordOf: (state: DriftState) => string): string {
  return statesByUrgency
    .map((state) => [state, states.filter((found) => found === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${wordOf(state)}`)
    .join(', ')
}
