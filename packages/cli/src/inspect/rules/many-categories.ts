import type { InspectionRule } from '../inspection-rule.ts'
import { countText } from '../inspection-rule.ts'

/** Categories beyond which their shares are not compared. */
const MOST_CATEGORIES = 1000

/** A column of more categories than shares can be told of. */
export const manyCategories: InspectionRule = {
  name: 'many categories',
  act: 'rates_only',
  when: 'more than 1,000 categories',
  overrule: 'to compare the shares of its most frequent categories, declare it under `features`',
  overruleDeclared: '`ratesOnly` says whether the shares of its most frequent categories are compared',
  find: ({ texts, numbers }) =>
    numbers === undefined && texts.distinct > MOST_CATEGORIES
      ? `${countText(texts.distinct)} different values`
      : undefined,
}
