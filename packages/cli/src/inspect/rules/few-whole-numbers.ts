import type { InspectionRule } from '../inspection-rule.ts'

/** A column of so few whole numbers that they may be codes. */
export const fewWholeNumbers: InspectionRule = {
  name: 'few whole numbers',
  act: 'say',
  when: 'at most 5 different whole numbers',
  overrule: 'if they are codes, declare it as `type: categorical`',
  find: ({ numbers }) =>
    numbers?.isWhole && numbers.few && numbers.few.length > 1
      ? `its only numbers are ${numbers.few.join(', ')}`
      : undefined,
}
