import type { InspectionRule } from '../inspection-rule.ts'
import { percentText } from '../inspection-rule.ts'

/** Share of rows without a value that is worth a word, 0..1. */
const MOSTLY = 0.95

/** A column that hardly ever has a value. */
export const mostlyMissing: InspectionRule = {
  name: 'mostly missing',
  act: 'say',
  when: 'more than 95 % of the rows have no value',
  overrule: 'if it is no feature, declare the others under `features`',
  overruleDeclared: 'if it is no feature, take it out of `features`',
  find: ({ rows, valueRows }) => {
    const share = rows === 0 ? 0 : 1 - valueRows / rows
    return share > MOSTLY && valueRows > 0 ? `${percentText(share)} of the rows have no value` : undefined
  },
}
