import { styleText } from 'node:util'
import type { DifferenceStatus, FieldChange, RuleDifference, RulesDiff } from '@driftline/rules'
import { toCountText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import type { TextStyle } from '../print-table.ts'

const SHOWN_CHARACTERS = 160

const TOLD: Readonly<Record<DifferenceStatus, { readonly words: string; readonly style: TextStyle }>> = {
  missing: { words: 'would be added', style: 'green' },
  outdated: { words: 'would be renewed', style: 'yellow' },
  edited: { words: 'was edited by somebody; the edit would be lost', style: 'red' },
  changed: { words: 'would change', style: 'yellow' },
  surplus: { words: 'is no longer part of the spec and would go', style: 'yellow' },
  foreign: { words: 'was added by somebody; the spec does not know it', style: 'red' },
}

/** What differs, for people. */
export function renderDiff(
  { unchangedCount, differences }: RulesDiff,
  { against, stream }: { readonly against: string; readonly stream: OutputStream },
): string {
  const same = `${toCountText(unchangedCount, 'rule')} as in the spec`
  if (differences.length === 0) return `${styleText('green', 'ok', { stream })} ${against}: ${same}.\n`
  const shown = differences.map((difference) => renderDifference(difference, stream))
  return `${shown.join('\n')}\n\n${against}: ${countsOf(differences)}; ${same}.\n`
}

function renderDifference({ status, name, group, about, fields }: RuleDifference, stream: OutputStream): string {
  const { words, style } = TOLD[status]
  const place = about === '' ? group : `${about}, ${group}`
  return [
    `${styleText(style, status.padEnd(8), { stream })} ${name} (${place}) ${words}`,
    ...fields.flatMap(fieldLines),
  ].join('\n')
}

function fieldLines({ field, installed, wanted }: FieldChange): readonly string[] {
  const [before, after] = excerpts(installed ?? '', wanted ?? '')
  return [
    ...(installed === undefined ? [] : [`         - ${field}: ${before}`]),
    ...(wanted === undefined ? [] : [`         + ${field}: ${after}`]),
  ]
}

/** Long texts from a little before where they part. */
function excerpts(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= SHOWN_CHARACTERS) return [before, after]
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const start = Math.max(0, same - SHOWN_CHARACTERS / 4)
  const cut = (text: string): string =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + SHOWN_CHARACTERS)}${start + SHOWN_CHARACTERS < text.length ? '…' : ''}`
  return [cut(before), cut(after)]
}

function countsOf(differences: readonly RuleDifference[]): string {
  const counts = new Map<DifferenceStatus, number>()
  for (const { status } of differences) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ')
}
