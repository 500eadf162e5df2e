import { styleText } from 'node:util'
import type { DifferenceStatus, FieldChange, RuleDifference, RulesDiff } from '@driftline/rules'
import { differenceWords, toCountText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import type { TextStyle } from '../print-table.ts'

const SHOWN_CHARACTERS = 160

const STYLES: Readonly<Record<DifferenceStatus, TextStyle>> = {
  missing: 'green',
  outdated: 'yellow',
  edited: 'red',
  changed: 'yellow',
  surplus: 'yellow',
  foreign: 'red',
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
  const place = about === '' ? group : `${about}, ${group}`
  return [
    `${styleText(STYLES[status], status.padEnd(8), { stream })} ${name} (${place}) ${differenceWords[status]}`,
    ...fields.flatMap(fieldLines),
  ].join('\n')
}

function fieldLines(change: FieldChange): readonly string[] {
  const { field, installed, wanted } = change
  const [before, after] = changeExcerpts(change)
  return [
    ...(installed === undefined ? [] : [`         - ${field}: ${before}`]),
    ...(wanted === undefined ? [] : [`         + ${field}: ${after}`]),
  ]
}

/** Both sides of a change; of long texts from a little before where they part. */
function changeExcerpts({ installed = '', wanted = '' }: FieldChange): readonly [before: string, after: string] {
  if (Math.max(installed.length, wanted.length) <= SHOWN_CHARACTERS) return [installed, wanted]
  let same = 0
  while (same < installed.length && installed[same] === wanted[same]) same += 1
  const start = Math.max(0, same - SHOWN_CHARACTERS / 4)
  const cut = (text: string): string =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + SHOWN_CHARACTERS)}${start + SHOWN_CHARACTERS < text.length ? '…' : ''}`
  return [cut(installed), cut(wanted)]
}

function countsOf(differences: readonly RuleDifference[]): string {
  const counts = new Map<DifferenceStatus, number>()
  for (const { status } of differences) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ')
}
