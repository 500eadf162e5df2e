import { isRaised } from '@driftline/health'
import {
  compareRows,
  countStates,
  headlineOf,
  modelFacts,
  modelSentence,
  statesByUrgency,
  stateText,
} from '@driftline/view'
import type { TimeLabels } from '@driftline/view'

import { sentenceOf } from './cell-words.ts'
import type { ShownRow } from './choice.ts'
import type { CellFacts } from './packed/cell-facts.ts'
import { escapeHtml, toBreakableHtml } from './escape-html.ts'
import { renderState } from './render-state.ts'

/** The window that is shown, and what the summary is made of. */
export interface SummaryFacts {
  readonly labels: TimeLabels
  /** `2015, the last complete window`. */
  readonly windowText: string
  readonly features: readonly ShownRow[]
  readonly whole: readonly ShownRow[]
}

const EMPTY = 'These lines hold no verdict for everyone together, only for segments.'
const MOST_ON_TOP = 3

/** The verdict in one sentence, the count of features by state, and the most severe: what, since when, how sure, what next. */
export function renderSummary(facts: SummaryFacts): string {
  const { labels, windowText } = facts
  const lead = modelSentence(modelFacts(facts), { toLabel: labels.toLabel, empty: EMPTY })
  return `<p class="lead">${escapeHtml(lead)}</p>
<p class="as-of">As of ${escapeHtml(windowText)}.</p>
${renderTally(facts)}${renderTop(facts)}${renderPsi(facts)}`
}

function renderTally(facts: SummaryFacts): string {
  const counts = countStates(facts)
  const parts = statesByUrgency
    .filter((state) => counts[state] !== undefined)
    .map((state) => `<li class="state-${state}"><strong>${counts[state]}</strong> ${stateText[state]}</li>`)
  return parts.length === 0
    ? ''
    : `<ul class="tally" aria-label="Features by state in this window">${parts.join('')}</ul>`
}

function renderTop({ whole, features, labels }: SummaryFacts): string {
  const raised = headlineOf([...whole, ...features])
    .filter(({ latest }) => isRaised(latest))
    .sort(compareRows)
  if (raised.length === 0) return ''
  const items = raised.slice(0, MOST_ON_TOP).map((row) => renderItem(row, labels))
  const rest = raised.length - items.length
  return `<h2 class="top-head">Look at ${raised.length === 1 ? 'this' : 'these first'}</h2>
<ol class="top">${items.join('')}</ol>${rest > 0 ? `<p class="note">${rest} more below.</p>` : ''}`
}

/** What PSI is, in one line, before any figure of it. */
function renderPsi({ features }: SummaryFacts): string {
  if (features.length > 0 && !features.some(({ latest }) => mentionsPsi(latest))) return ''
  return '<p class="note psi"><abbr>PSI</abbr>, population stability index: how far shares of values moved from the reference; 0 is not at all, from a certain 0.02 investigate, from 0.1 act.</p>'
}

function mentionsPsi({ effect, sentence, notes }: CellFacts): boolean {
  return [effect, sentence, ...notes].some((text) => text.includes('PSI'))
}

function renderItem({ row, name, latest }: ShownRow, { toLabel }: TimeLabels): string {
  const since = latest.since === null ? '' : ` since ${escapeHtml(toLabel(latest.since))}`
  const next = latest.notes.find((note) => note.startsWith('Look next')) ?? ''
  return `<li><p><a href="#${row.anchor}"><strong>${toBreakableHtml(name)}</strong></a> ${renderState(latest.state)}<span class="soft">${since}</span></p>
<p>${escapeHtml(sentenceOf(latest))}</p>${next === '' ? '' : `<p class="soft">${escapeHtml(next)}</p>`}</li>`
}
