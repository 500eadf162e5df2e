import { toCountText } from '@driftline/view'
import { schemaWords } from '../schema/print-schema.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { isBreaking } from '../schema/schema-change.ts'
import { escapeHtml } from './escape-html.ts'

const SHOWN_CHANGES = 50

/** What the data has otherwise than its reference, feature by feature; nothing where all is as expected. */
export function renderSchema(changes: readonly SchemaChange[]): string {
  if (changes.length === 0) return ''
  const rows = changes
    .slice(0, SHOWN_CHANGES)
    .map((change) => `<li${isBreaking(change) ? '' : ' class="added"'}>${toHtml(change)}</li>`)
  const rest = changes.length - rows.length
  const more = rest > 0 ? `<p class="note">and ${toCountText(rest, 'more column')}</p>` : ''
  return `<section class="schema" aria-labelledby="schema">
<h2 id="schema">Columns that changed</h2>
<ul>${rows.join('')}</ul>${more}
</section>`
}

function toHtml(change: SchemaChange): string {
  return `<strong>${escapeHtml(change.feature)}</strong> ${escapeHtml(schemaWords(change))}`
}
