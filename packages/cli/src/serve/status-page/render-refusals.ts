import type { ProcessorStatus } from '@driftline/processor'
import { agoText, toCountText } from '@driftline/view'
import { escapeHtml } from '../../report/escape-html.ts'

const REFUSED_FROM = 400

/** Requests and points that were refused, and why. */
export function renderRefusals({ requests, points, now }: ProcessorStatus): string {
  const ago = (time: string): string => agoText(time, { nowMs: Date.parse(now) }).text
  const ofRequests = requests
    .filter(({ status }) => status >= REFUSED_FROM)
    .map(
      ({ status, count, reason, last }) =>
        `<li>${toCountText(count, 'request')} answered with ${status}, the last ${escapeHtml(ago(last))}${reason === undefined ? '.' : `: ${escapeHtml(reason)}`}</li>`,
    )
  const ofPoints = points.refused.map(
    ({ count, words }) => `<li>${toCountText(count, 'data point')}: they ${escapeHtml(words)}.</li>`,
  )
  const lastRefused =
    points.lastRefused === null
      ? ''
      : `<p class="note">Said last, ${escapeHtml(ago(points.lastRefused.time))}: ${escapeHtml(points.lastRefused.message)}.</p>`
  const items = [...ofRequests, ...ofPoints]
  return `<section class="part">
<h2>Refused</h2>
${items.length === 0 ? '<p>Nothing since the start.</p>' : `<ul>${items.join('')}</ul>${lastRefused}`}
</section>`
}
