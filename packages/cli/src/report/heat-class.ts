import type { DriftState } from '@driftline/health'
import { severityStepOf } from '@driftline/view'

import type { CellFacts } from './packed/cell-facts.ts'

/** What a cell looks like by. */
type HeatFacts = Pick<CellFacts, 'state' | 'severity'> & Partial<Pick<CellFacts, 'notRenewed'>>

/**
 * CSS classes of a cell: one of ten steps of severity where it was judged, the state where colour cannot say it, and
 * `held` where the window could not renew it. Steps 0–3 are ok, 4–6 investigate, 7–9 act.
 */
export function toHeatClass(cell: HeatFacts | undefined): string {
  if (cell === undefined) return 'none'
  return `${HEAT_CLASSES[cell.state](cell.severity)}${cell.notRenewed ? ' held' : ''}`
}

/** CSS class of a severity of 0..100: one of ten steps. */
export function toStep(severity: number): string {
  return `s${severityStepOf(severity).index}`
}

const HEAT_CLASSES: Readonly<Record<DriftState, (severity: number) => string>> = {
  blind: () => 'blind',
  learning: () => 'learning',
  insufficient_data: () => 'thin',
  accepted: () => 'accepted',
  ok: toStep,
  suspected: () => 'suspected',
  investigate: toStep,
  act: toStep,
  recovering: (severity) => `${toStep(severity)} recovering`,
}
