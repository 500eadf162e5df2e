import { styleText } from 'node:util'
import { toCountText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import { fitText } from '../terminal-text.ts'
import type { Finding } from './finding.ts'

const INDENT = ' '.repeat('problem  '.length)

/** The findings as lines for a terminal, each problem with what to do, and how many there are. */
export function renderFindings(findings: readonly Finding[], stream: OutputStream): string {
  const lines = findings.map((finding) => renderFinding(finding, stream))
  const problems = findings.filter(({ isOk }) => !isOk).length
  const sum = problems === 0 ? 'All is well.' : `${toCountText(problems, 'problem')}.`
  return `${lines.join('')}${sum}\n`
}

function renderFinding({ isOk, text, todo }: Finding, stream: OutputStream): string {
  const label = isOk
    ? styleText('green', 'ok', { stream }) + ' '.repeat(7)
    : `${styleText('red', 'problem', { stream })}  `
  const advice = todo === undefined ? '' : `${INDENT}→ ${fitText(todo)}\n`
  return `${label}${fitText(text)}\n${advice}`
}
