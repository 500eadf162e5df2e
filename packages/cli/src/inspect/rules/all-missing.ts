import type { InspectionRule } from '../inspection-rule.ts'

/** A column without any value: there is nothing to compare with. */
export const allMissing: InspectionRule = {
  name: 'all missing',
  act: 'leave_out',
  when: 'no row has a value',
  overrule: 'build from rows that have values',
  find: ({ rows, valueRows }) => (rows > 0 && valueRows === 0 ? 'no row has a value' : undefined),
}
