import { shareOf } from '../column-summary.ts'
import type { InspectionRule } from '../inspection-rule.ts'
import { percentText } from '../inspection-rule.ts'

/** Share of the values beyond which neither numbers nor text are a slip, 0..1. */
const FEWEST = 0.01

/** A column of numbers and text, neither of which is a slip. */
export const mixedTypes: InspectionRule = {
  name: 'mixed types',
  act: 'say',
  when: 'numbers as well as text, each in more than 1 % of the values',
  overrule: 'declare the `type` that is meant; values of the other are counted as such',
  find: ({ numbers, texts, valueRows }) => {
    if (valueRows === 0) return undefined
    const numberRows = numbers?.rows ?? texts.rows * shareOf(texts, ({ kind }) => kind === 'number')
    const textRows = texts.rows * shareOf(texts, ({ kind }) => kind === 'text')
    const isMixed = Math.min(numberRows, textRows) > FEWEST * valueRows
    return isMixed
      ? `${percentText(numberRows / valueRows)} of the values are numbers, ${percentText(textRows / valueRows)} text`
      : undefined
  },
}
