import type { DifferenceStatus, FieldChange } from '@driftline/rules'

const SHOWN_CHARACTERS = 160

/** What a difference means for the rule that it is about. */
export const differenceWords: Readonly<Record<DifferenceStatus, string>> = {
  missing: 'would be added',
  outdated: 'would be renewed',
  edited: 'was edited by somebody; the edit would be lost',
  changed: 'would change',
  surplus: 'is no longer part of the spec and would go',
  foreign: 'was added by somebody; the spec does not know it',
}

/** Both sides of a change; of long texts from a little before where they part. */
export function changeExcerpts({ installed = '', wanted = '' }: FieldChange): readonly [before: string, after: string] {
  if (Math.max(installed.length, wanted.length) <= SHOWN_CHARACTERS) return [installed, wanted]
  let same = 0
  while (same < installed.length && installed[same] === wanted[same]) same += 1
  const start = Math.max(0, same - SHOWN_CHARACTERS / 4)
  const cut = (text: string): string =>
    `${start > 0 ? '…' : ''}${text.slice(start, start + SHOWN_CHARACTERS)}${start + SHOWN_CHARACTERS < text.length ? '…' : ''}`
  return [cut(installed), cut(wanted)]
}
