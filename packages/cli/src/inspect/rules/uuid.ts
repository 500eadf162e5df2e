import { shareOf } from '../column-summary.ts'
import type { InspectionRule } from '../inspection-rule.ts'
import { DECLARE, PATTERN_SHARE, UNDECLARE, mostValues } from '../inspection-rule.ts'

/** Any version, with or without braces, as RFC 9562 writes them. */
const pattern = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i

/** A column of UUIDs, also where each comes many times, as those of customers do. */
export const uuid: InspectionRule = {
  name: 'uuid',
  act: 'leave_out',
  when: 'at least 99 % of the values have the form of a UUID',
  overrule: DECLARE,
  overruleDeclared: UNDECLARE,
  find: ({ texts, numbers }) => {
    if (numbers) return undefined
    const share = shareOf(texts, ({ text }) => pattern.test(text.trim()))
    return share >= PATTERN_SHARE ? `${mostValues(share)} are UUIDs` : undefined
  },
}
