import type { VerdictLine } from '@driftline/health'

/**
 * CSS class of a cell: one of ten steps of severity where it was judged, the state where colour cannot say it.
 * Steps 0–3 are ok, 4–6 investigate, 7–9 act.
 */
export function toHeatClass(line: VerdictLine | undefined): string {
  if (line === undefined) return 'none'
  switch (line.state) {
    case 'learning':
    case 'insufficient_data':
      return 'unjudged'
    case 'accepted':
      return 'accepted'
    case 'ok':
    case 'recovering':
    case 'investigate':
    case 'act':
      return `s${Math.min(9, Math.max(0, Math.floor(line.severity / 10)))}${line.state === 'recovering' ? ' recovering' : ''}`
  }
  return 'none'
}
