import type { DriftState, VerdictLine } from '@driftline/health'

/**
 * CSS class of a cell: one of ten steps of severity where it was judged, the state where colour cannot say it.
 * Steps 0–3 are ok, 4–6 investigate, 7–9 act.
 */
export function toHeatClass(line: VerdictLine | undefined): string {
  return line === undefined ? 'none' : HEAT_CLASSES[line.state](line.severity)
}

const toStep = (severity: number): string => `s${Math.min(9, Math.max(0, Math.floor(severity / 10)))}`

const HEAT_CLASSES: Readonly<Record<DriftState, (severity: number) => string>> = {
  blind: () => 'unjudged',
  learning: () => 'unjudged',
  insufficient_data: () => 'unjudged',
  accepted: () => 'accepted',
  ok: toStep,
  suspected: toStep,
  investigate: toStep,
  act: toStep,
  recovering: (severity) => `${toStep(severity)} recovering`,
}
