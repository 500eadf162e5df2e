import type { Issue } from './issue.ts'

/** Characters of a source line that are shown. */
const SHOWN_WIDTH = 120
/** Characters shown before the caret when the line is longer. */
const SHOWN_BEFORE = 60

/**
 * An issue for a terminal: place and message, the line of the source, a caret under the place, and what to do.
 *
 * @param issue one problem of `sourceText`.
 * @param sourceText the whole text that was read.
 * @returns two to four lines without a newline at the end.
 */
export function renderIssue(issue: Issue, sourceText: string): string {
  const { file, line, column, message, hint } = issue
  const source = sourceText.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)[line - 1]
  const lines = [`${file}:${line}:${column} ${message}`]
  if (source !== undefined && source.trim() !== '') lines.push(...excerpt(source, { line, column }))
  if (hint !== '') lines.push(`  ${hint}`)
  return lines.join('\n')
}

function excerpt(source: string, { line, column }: Pick<Issue, 'line' | 'column'>): string[] {
  const start = source.length > SHOWN_WIDTH ? Math.max(0, column - 1 - SHOWN_BEFORE) : 0
  const shown = source.slice(start, start + SHOWN_WIDTH)
  const indent = shown.slice(0, column - 1 - start).replaceAll(/[^\t]/g, ' ')
  const gutter = `  ${line} | `
  return [`${gutter}${shown}`, `${' '.repeat(gutter.length - 2)}| ${indent}^`]
}
