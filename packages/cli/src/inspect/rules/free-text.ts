import type { InspectionRule } from '../inspection-rule.ts'
import { DECLARE, UNDECLARE, countText } from '../inspection-rule.ts'

/** Mean number of words beyond which texts are no categories. */
const MOST_WORDS = 4
/** Share of the rows with a text that no other has, beyond which texts are no categories, 0..1. */
const MOST_DISTINCT = 0.5

/** A column of sentences, which no row repeats. */
export const freeText: InspectionRule = {
  name: 'free text',
  act: 'leave_out',
  when: 'values have more than 4 words on average, and more than half of them are different',
  overrule: DECLARE,
  overruleDeclared: UNDECLARE,
  find: ({ texts, numbers }) => {
    if (numbers || texts.distinct <= MOST_DISTINCT * texts.rows) return undefined
    const words = texts.values.reduce((total, { text, rows }) => total + rows * wordsIn(text), 0)
    const mean = words / texts.valueRows
    if (!(mean > MOST_WORDS)) return undefined
    return `${countText(texts.distinct)} different texts in ${countText(texts.rows)} rows, of ${mean.toFixed(1)} words on average`
  },
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
