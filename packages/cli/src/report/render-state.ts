import type { DriftState, VerdictLine } from '@driftline/health'

import { toSeverityText } from './number-text.ts'
import { stateText } from './view-model.ts'

/** A state as a small badge; the word says it, the colour repeats it. */
export function renderState(state: DriftState): string {
  return `<span class="badge state-${state}">${stateText[state]}</span>`
}

/** A verdict's state as a badge, and whether its window could renew it. */
export function renderVerdictState({ state, notRenewed }: VerdictLine): string {
  return `${renderState(state)}${notRenewed ? '<small>not renewed</small>' : ''}`
}

/** A severity of 0..100 as a figure with a bar. */
export function renderSeverity(severity: number): string {
  const step = Math.min(9, Math.max(0, Math.floor(severity / 10)))
  return `<span class="severity"><b>${toSeverityText(severity)}</b><i><i class="s${step}" style="width:${Math.min(100, Math.max(0, Math.floor(severity)))}%"></i></i></span>`
}
