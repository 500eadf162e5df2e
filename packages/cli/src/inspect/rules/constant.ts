import type { InspectionRule } from '../inspection-rule.ts'
import { DECLARE, UNDECLARE } from '../inspection-rule.ts'

/** A column of one value, in which a model can have learned nothing. Rows without a value are another value. */
export const constant: InspectionRule = {
  name: 'constant',
  act: 'leave_out',
  when: 'every row has one and the same value; in `compare`, in both files',
  overrule: DECLARE,
  overruleDeclared: UNDECLARE,
  find: ({ rows, valueRows, numbers, texts }) => {
    if (rows < 2 || valueRows < rows) return undefined
    if (numbers) return texts.rows === 0 && numbers.few?.length === 1 ? `every value is ${numbers.few[0]}` : undefined
    return texts.distinct === 1 ? 'every value is the same' : undefined
  },
}
