import type { ColumnSummary } from '../column-summary.ts'
import { shareOf } from '../column-summary.ts'
import type { InspectionRule } from '../inspection-rule.ts'
import { PATTERN_SHARE, percentText } from '../inspection-rule.ts'

/** A column of numbers and text, neither of which is a slip. */
export const mixedTypes: InspectionRule = {
  name: 'mixed types',
  act: 'say',
  when: 'numbers as well as text, each in at least 1 % of the values',
  overrule: 'declare the `type` that is meant; values of the other are counted as such',
  find: (summary) => {
    const share = numberShare(summary)
    const isMixed = share >= 1 - PATTERN_SHARE && share < PATTERN_SHARE
    return isMixed ? `${percentText(share)} of the values are numbers, the others text` : undefined
  },
}

function numberShare({ numbers, texts, valueRows }: ColumnSummary): number {
  if (valueRows === 0) return 0
  return numbers ? numbers.rows / valueRows : shareOf(texts, ({ isNumber }) => isNumber)
}
