import { fitText } from '../terminal-text.ts'
import type { ColumnFinding } from './inspect-column.ts'
import type { InspectionAct } from './inspection-rule.ts'

const TITLES: Readonly<Record<InspectionAct, string>> = {
  leave_out: 'Left out',
  numeric: 'Read as numbers',
  rates_only: 'Rates only, shares are not compared',
  say: 'Worth a look, nothing was changed',
}
/** Lines shown of each kind, and names of a line; the others are counted. */
const SHOWN_LINES = 40
const SHOWN_NAMES = 10

/**
 * What an inspection found, by what was done, and columns of which the same was found on one line.
 *
 * @returns lines that each end with a line end; nothing where nothing was found.
 */
export function renderFindings(findings: readonly ColumnFinding[]): string {
  const acts = Object.keys(TITLES) as readonly InspectionAct[]
  return acts.map((act) => renderGroup(act, findings)).join('')
}

function renderGroup(act: InspectionAct, findings: readonly ColumnFinding[]): string {
  const namesByText = new Map<string, string[]>()
  for (const { column, found, overrule, act: own } of findings) {
    if (own !== act) continue
    const text = `${found}; ${overrule}.`
    namesByText.set(text, [...(namesByText.get(text) ?? []), column])
  }
  if (namesByText.size === 0) return ''
  const lines = [...namesByText].map(([text, names]) => `  ${fitText(`${namesText(names)}: ${text}`)}\n`)
  const rest = lines.length - SHOWN_LINES
  return `${TITLES[act]}:\n${lines.slice(0, SHOWN_LINES).join('')}${rest > 0 ? `  and ${rest} more\n` : ''}`
}

function namesText(names: readonly string[]): string {
  const rest = names.length - SHOWN_NAMES
  const shown = names.slice(0, SHOWN_NAMES).join(', ')
  return rest > 0 ? `${shown} and ${rest} more` : shown
}
