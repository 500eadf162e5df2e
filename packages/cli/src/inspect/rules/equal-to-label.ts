import type { CellColumn } from '@driftline/health'
import type { InspectionRule } from '../inspection-rule.ts'

/** What is said of a column that has the label's value in every row. It looks at two columns, so `find` finds nothing. */
export const equalToLabel: InspectionRule = {
  name: 'equal to the label',
  act: 'say',
  when: 'every row has the same value as in `columns.label`',
  overrule:
    'a model that is given the answer has learned nothing else: leave it out of `features` and train without it',
  find: () => undefined,
}

/** Whether two columns have the same value in every row. */
export function areEqualColumns(a: CellColumn, b: CellColumn): boolean {
  if (a.length !== b.length || a.length === 0) return false
  for (let row = 0; row < a.length; row += 1) if (textOf(a, row) !== textOf(b, row)) return false
  return true
}

function textOf({ numbers, codes, values }: CellColumn, row: number): string {
  const code = codes ? codes[row]! : 0
  return String(code > 0 ? values[code - 1] : numbers![row])
}
