import type { InspectionRule } from '../inspection-rule.ts'
import { percentText } from '../inspection-rule.ts'

/** A number such as -999 that stands far from all others and so may mean something else than a quantity. */
export const specialValues: InspectionRule = {
  name: 'special values',
  act: 'say',
  when: '-1, or a row of nines such as -999 or 9999, in at least 1 % of the rows and outside of the range of 99.8 % of the others',
  overrule: 'if it has a meaning of its own, list it as `special` of the feature',
  find: ({ numbers }) => {
    if (!numbers || numbers.special.length === 0) return undefined
    return numbers.special
      .map(({ value, share }) => `${percentText(share)} are ${value}, apart from all others`)
      .join('; ')
  },
}
