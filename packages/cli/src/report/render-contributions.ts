import { toPercentText } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import type { ContributionFacts } from './packed/chart-facts.ts'

/** Which segments a shift of everyone comes from, as signed bars with their figures; nothing where it was not split. */
export function renderContributions(contributions: readonly ContributionFacts[]): string {
  if (contributions.length === 0) return ''
  const widest = Math.max(1, ...contributions.map(({ mix, within }) => Math.abs(mix) + Math.abs(within)))
  const rows = contributions.map(
    ({ segment, mix, within }) =>
      `<tr><th scope="row">${escapeHtml(segment)}</th><td>${renderBar(mix + within, widest)}</td>\
<td class="number">${signed(within)}</td><td class="number">${signed(mix)}</td></tr>`,
  )
  return `<table class="parts"><caption>Where the shift comes from</caption>
<thead><tr><th scope="col">Segment</th><td></td><th scope="col" class="number">changed</th><th scope="col" class="number">who came</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`
}

/** From the middle to the right what adds to the shift, to the left what takes from it. */
function renderBar(total: number, widest: number): string {
  const width = Math.round((Math.abs(total) / widest) * 500) / 10
  const left = total < 0 ? 50 - width : 50
  return `<i><i class="${total < 0 ? 'less' : 'more'}" style="left:${left.toFixed(1)}%;width:${width.toFixed(1)}%"></i></i>`
}

function signed(share: number): string {
  return `${share > 0 ? '+' : ''}${toPercentText(share)}`
}
