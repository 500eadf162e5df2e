import { shareOf } from '../column-summary.ts'
import type { InspectionRule } from '../inspection-rule.ts'
import { PATTERN_SHARE, mostValues } from '../inspection-rule.ts'

/** A column that is text for a few cells only, such as `-` for unknown. Codes with leading zeros are no numbers. */
export const numbersAsText: InspectionRule = {
  name: 'numbers as text',
  act: 'numeric',
  when: 'at least 99 % of the values of a column of text are numbers, none with leading zeros',
  overrule: 'to have it as text, declare it as `type: categorical`',
  find: ({ texts, numbers }) => {
    if (numbers) return undefined
    const share = shareOf(texts, ({ kind }) => kind === 'number')
    if (share < PATTERN_SHARE || share === 1 || shareOf(texts, ({ kind }) => kind === 'code') > 0) return undefined
    return `${mostValues(share)} are numbers`
  },
}
