import type { DifferenceStatus } from '@driftline/rules'

/** What a difference means for the rule that it is about. */
export const differenceWords: Readonly<Record<DifferenceStatus, string>> = {
  missing: 'would be added',
  outdated: 'would be renewed',
  edited: 'was edited by somebody; the edit would be lost',
  changed: 'would change',
  surplus: 'is no longer part of the spec and would go',
  foreign: 'was added by somebody; the spec does not know it',
}
