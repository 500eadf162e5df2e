import type { InspectionRule } from './inspection-rule.ts'
import { allDifferent } from './rules/all-different.ts'
import { allMissing } from './rules/all-missing.ts'
import { constant } from './rules/constant.ts'
import { equalToLabel } from './rules/equal-to-label.ts'
import { fewWholeNumbers } from './rules/few-whole-numbers.ts'
import { freeText } from './rules/free-text.ts'
import { manyCategories } from './rules/many-categories.ts'
import { mixedTypes } from './rules/mixed-types.ts'
import { mostlyMissing } from './rules/mostly-missing.ts'
import { numbersAsText } from './rules/numbers-as-text.ts'
import { specialValues } from './rules/special-values.ts'
import { time } from './rules/time.ts'
import { uuid } from './rules/uuid.ts'

/** All rules. Those that are acted on come first, in the order in which they are tried: the first that applies decides. */
export const inspectionRules: readonly InspectionRule[] = [
  allMissing,
  constant,
  uuid,
  time,
  numbersAsText,
  freeText,
  allDifferent,
  manyCategories,
  mostlyMissing,
  specialValues,
  fewWholeNumbers,
  mixedTypes,
  equalToLabel,
]
