import type { NotJudged } from '../not-judged.ts'
import { notJudgedClauses } from '../not-judged.ts'
import { escapeHtml } from './escape-html.ts'

const SHOWN_NAMES = 200

/** What no verdict speaks of, by reason, with its names; nothing where there is nothing to say. */
export function renderUnjudged(items: readonly NotJudged[]): string {
  if (items.length === 0) return ''
  const clauses = notJudgedClauses(items, SHOWN_NAMES).map((clause) => `<li>${escapeHtml(clause)}</li>`)
  return `<section aria-labelledby="not-judged">
<h2 id="not-judged">Not judged</h2>
<ul class="note">${clauses.join('')}</ul>
</section>`
}
