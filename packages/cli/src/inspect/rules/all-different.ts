import type { ColumnSummary } from '../column-summary.ts'
import type { InspectionRule } from '../inspection-rule.ts'
import { DECLARE, UNDECLARE, countText } from '../inspection-rule.ts'

/** Rows from which values that are all different are no accident. */
const FEWEST_ROWS = 1000

/** A column of identifiers. Numbers with a fraction are measurements, however often they differ. */
export const allDifferent: InspectionRule = {
  name: 'all different',
  act: 'leave_out',
  when: 'text or whole numbers, of which no two rows have the same, from 1,000 rows on',
  overrule: DECLARE,
  overruleDeclared: UNDECLARE,
  find: (summary) =>
    summary.valueRows >= FEWEST_ROWS && isAllDifferent(summary)
      ? `each of ${countText(summary.valueRows)} rows has a value of its own`
      : undefined,
}

function isAllDifferent({ numbers, texts }: ColumnSummary): boolean {
  return texts.distinct === texts.rows && (numbers === undefined || numbers.isAllDistinct)
}
