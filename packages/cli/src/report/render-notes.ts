import type { VerdictLine } from '@driftline/health'

import { escapeHtml } from './escape-html.ts'
import type { Page } from './page.ts'
import { verdictNotes } from './verdict-words.ts'

/** The small lines below a verdict's sentence. */
export function renderNotes(line: VerdictLine, { labels, besideOf }: Page): string {
  return verdictNotes(line, labels, besideOf(line))
    .map((note) => `<small>${escapeHtml(note)}</small>`)
    .join('')
}
