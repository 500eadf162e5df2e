import type { ComplaintStatus, ProcessorStatus } from '@driftline/processor'
import { toCountText } from '@driftline/view'
import { escapeHtml, toBreakableHtml } from '../../report/escape-html.ts'

/** Complaints that are shown; a sender repeats its own. */
const MOST_SHOWN = 100

/** What senders say went wrong on their side, those that say most first. */
export function renderComplaints({ complaints }: ProcessorStatus): string {
  const shown = complaints.toSorted((a, b) => b.count - a.count).slice(0, MOST_SHOWN)
  const more = complaints.length - shown.length
  const list = `<ul>${shown.map((own) => `<li>${complaintHtml(own)}</li>`).join('')}</ul>`
  const rest = more > 0 ? `<p class="note">${toCountText(more, 'more complaint')} on /metrics.</p>` : ''
  return `<section class="part">
<h2>Senders complain</h2>
${shown.length === 0 ? '<p>Of nothing since the start.</p>' : list + rest}
</section>`
}

function complaintHtml({ service, model, words, count }: ComplaintStatus): string {
  const who = service === '' ? 'a service without a name' : toBreakableHtml(service)
  const of = model === '' ? '' : ` about ${toBreakableHtml(model)}`
  return `<strong>${who}</strong>${of}, ${toCountText(count, 'time')}: ${escapeHtml(words)}.`
}
