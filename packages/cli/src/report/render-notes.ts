import type { VerdictLine } from '@driftline/health'
import { verdictNotes } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import type { Page } from './page.ts'

/** The small lines below a verdict's sentence. */
export function renderNotes(line: VerdictLine, { labels, besideOf }: Page): string {
  return verdictNotes(line, labels, besideOf(line))
    .map((note) => `<small>${escapeHtml(note)}</small>`)
    .join('')
}
