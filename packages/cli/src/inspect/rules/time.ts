import type { InspectionRule } from '../inspection-rule.ts'
import { PATTERN_SHARE, UNDECLARE, mostValues } from '../inspection-rule.ts'
import { usualTimeFormat } from '../time-format.ts'

/** A column of times: every later row has a value that no row before had. */
export const time: InspectionRule = {
  name: 'time',
  act: 'leave_out',
  when: 'at least 99 % of the values are text that reads as a time, all written in one way',
  overrule:
    'name the time of the rows as `columns.time` or `--time-column`; to compare it as categories, declare it under `features`',
  overruleDeclared: UNDECLARE,
  find: ({ texts, numbers }) => {
    if (numbers) return undefined
    const usual = usualTimeFormat(texts)
    if (!usual || usual.share < PATTERN_SHARE) return undefined
    return `${mostValues(usual.share)} are times, written like ${usual.name}`
  },
}
