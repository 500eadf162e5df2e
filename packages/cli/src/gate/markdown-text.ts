/** Most characters of a cell. */
const CELL_LENGTH = 400

const MARKDOWN = /[&<>|`*_~[\]\\#@!$]|(?<=www)\.|:(?=\/\/)/gi

/** Text on one line that Markdown takes as it is: names come from data, and are hostile until escaped. */
export function escapeMarkdown(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD')
  const cut = plain.length > CELL_LENGTH ? `${plain.slice(0, CELL_LENGTH)}…` : plain
  const whole = cut.replaceAll(/\p{Cs}/gu, '\uFFFD')
  return whole.replaceAll(MARKDOWN, (character) => `&#${character.charCodeAt(0)};`)
}

/** A row of a table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |\n`
}

/** The head of a table. */
export function markdownHead(titles: readonly string[]): string {
  return `${markdownRow(titles)}|${' --- |'.repeat(titles.length)}\n`
}
