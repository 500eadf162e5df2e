import { createTimeLabels } from '@driftline/view'

const MINUTE_MS = 60_000

/**
 * A time for people, with its zone: the clock alone where it is of today, else with the date; seconds where there are any.
 *
 * @param time ISO 8601, as is `now`.
 */
export function whenText(time: string, { now, zone }: { readonly now: string; readonly zone: string }): string {
  const { toLabel } = createTimeLabels('1m', { zone })
  const [label, present] = [toLabel(time), toLabel(now)]
  const shown = dayIn(label) === dayIn(present) ? label.slice(dayIn(label).length).trim() : label
  const seconds = Math.floor((Date.parse(time) % MINUTE_MS) / 1000)
  return `${shown}${seconds === 0 ? '' : `:${String(seconds).padStart(2, '0')}`} ${zone}`
}

function dayIn(label: string): string {
  return label.replace(/ ?\d\d:\d\d$/, '')
}
