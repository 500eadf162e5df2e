import { subjectName } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import type { TextStyle } from '../print-table.ts'
import { renderTable } from '../print-table.ts'
import { fitText } from '../terminal-text.ts'
import { caseName, outcomeWords, staleWords, tallyWords, verdictWords } from './case-words.ts'
import { gradeOf } from './fail-level.ts'
import type { GateResult } from './judge-gate.ts'
import type { WindowCase } from './window-cases.ts'
import { areOfSeveral, windowCases } from './window-cases.ts'

const STYLE: Readonly<Record<number, TextStyle>> = { 3: ['red', 'bold'], 2: 'yellow', 1: 'yellow' }

/** A gate's decision for a terminal: what is raised, what is lived with, what of the baseline does nothing, the tally. */
export function renderGate(result: GateResult, stream: OutputStream): string {
  const cases = windowCases(result.suites)
  const shown = cases
    .filter(({ outcome, state }) => outcome === 'raised' || (outcome === 'passed' && gradeOf(state) > 0))
    .toSorted((a, b) => gradeOf(b.state) - gradeOf(a.state))
  const accepted = cases.filter(({ outcome }) => outcome === 'accepted')
  return [
    shown.length === 0 ? '' : `${renderCases(shown, result, stream)}\n`,
    renderList(
      'Accepted:',
      accepted.map((own) => `${caseName(own)}: ${outcomeWords(own)}`),
    ),
    renderList('Stale in the baseline, to be removed:', result.stale.map(staleWords)),
    `Gate: ${verdictWords(result)}; ${tallyWords(cases) || 'no cases'}; fails on ${result.failOn}. Exit code ${result.exitCode}.\n`,
  ].join('')
}

function renderCases(cases: readonly WindowCase[], { failOn }: GateResult, stream: OutputStream): string {
  const hasWindows = areOfSeveral(cases)
  const columns = [
    { title: 'gate' },
    ...(hasWindows ? [{ title: 'window', minimumWidth: 12 }] : []),
    { title: 'segment', minimumWidth: 8 },
    { title: 'feature', minimumWidth: 12 },
    { title: 'kind' },
    { title: 'state' },
    { title: 'in words', minimumWidth: 20 },
  ]
  const rows = cases.map((own) => [
    own.outcome === 'raised' ? 'fails' : `not ${failOn}`,
    ...(hasWindows ? [own.window] : []),
    own.segment,
    subjectName(own),
    own.kind,
    { text: own.state, style: STYLE[gradeOf(own.state)] ?? 'dim' },
    outcomeWords(own),
  ])
  return renderTable(columns, rows, stream)
}

function renderList(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${fitText(line)}\n`).join('')}`
}
