import type { Bar, Outcome } from './trial.ts'
import { meetsBar } from './trial.ts'

/** Percent. */
const SMALLEST_TOLD = 0.001
const LARGEST_TOLD = 99.9
const CANNOT_TELL = ['learning', 'insufficient_data', 'blind'] as const

/** A bar in words. */
export function barText(bar: Bar | undefined): string {
  if (!bar) return '–'
  if (bar.share === 0 || bar.share === 1) return bar.share === 0 ? 'none' : 'all'
  return `${bar.kind === 'at_most' ? '≤' : '≥'} ${percent(bar.share)}`
}

/** Whether the bar was met, in a word. */
export function markOf(bar: Bar | undefined, outcome: Outcome): string {
  if (!bar) return '–'
  const isMet = meetsBar(bar, outcome)
  if (isMet === undefined) return 'not measured'
  return isMet ? 'met' : 'missed'
}

/** The measured share with its counts. */
export function shareText({ count, of }: Outcome): string {
  if (of === 0) return 'nothing to count'
  return `${percent(count / of)} (${count.toLocaleString('en-US')} of ${of.toLocaleString('en-US')})`
}

/** Share of the windows whose state is that they cannot tell. */
export function cannotTellText({ states, of }: Outcome): string {
  if (!states || of === 0) return '–'
  const untold = CANNOT_TELL.flatMap((state) => {
    const count = states[state] ?? 0
    return count > 0 ? [`${state.replace('_', ' ')} ${percent(count / of)}`] : []
  })
  return untold.join(', ') || 'none'
}

/** Three digits at most; what is not all is never rounded to all, nor what is there to nothing. */
function percent(share: number): string {
  const value = 100 * share
  if (value > 0 && value < SMALLEST_TOLD) return `< ${SMALLEST_TOLD} %`
  if (value < 100 && value > LARGEST_TOLD) return `> ${LARGEST_TOLD} %`
  return `${Number(value.toPrecision(value >= 1 ? 3 : 2))} %`
}
