import { shuffled } from './chance/discrete-draws.ts'
import { dayAt } from './clock.ts'
import { headlinesOf, openModel } from './doors.ts'
import type { RealSet } from './real-sets/read-set.ts'
import { readSet } from './real-sets/read-set.ts'
import { tallyRaised } from './tally.ts'
import type { Trial, TrialContext } from './trial.ts'
import type { WindowRows } from './window-rows.ts'

const SET = 'bank-marketing'
const DIMENSIONS = ['job', 'marital', 'education', 'contact']
const ROWS = 1000
const REFERENCE_DAYS = 24

/** Real rows without their order: independent by force, with all the shapes and gaps that rows have. */
export const shuffledRowsTrial: Trial = {
  id: 'unchanged/shuffled-rows',
  group: 'unchanged',
  what: `the rows of ${SET}, shuffled; everyone and each ${DIMENSIONS.join(', ')} × each feature; 1,000 rows a day, ${REFERENCE_DAYS} days of reference`,
  bar: { kind: 'at_most', share: 0 },
  run: (context) => {
    const set = readSet(SET)
    if (!set) return undefined
    const days = shuffledDays(set, context)
    const model = openModel({
      features: set.features,
      window: '1d',
      reference: days.slice(0, REFERENCE_DAYS),
      dimensions: Object.fromEntries(DIMENSIONS.map((name) => [name, valuesOf(set, name)])),
    })
    return tallyRaised(days.slice(REFERENCE_DAYS).flatMap((day) => headlinesOf(model.close(day))))
  },
}

function shuffledDays({ cells, timesMs }: RealSet, { random }: TrialContext): readonly WindowRows[] {
  const order = shuffled([...timesMs.keys()], random)
  return Array.from({ length: Math.floor(order.length / ROWS) }, (_, day) => {
    const rows = order.slice(day * ROWS, (day + 1) * ROWS)
    const pick = (feature: string) => rows.map((row) => cells[feature]![row])
    return {
      ...dayAt(day),
      cells: Object.fromEntries(Object.keys(cells).map((feature) => [feature, pick(feature)])),
      segments: Object.fromEntries(DIMENSIONS.map((name) => [name, pick(name).map(String)])),
    }
  })
}

function valuesOf({ cells }: RealSet, dimension: string): readonly string[] {
  return [...new Set(cells[dimension]!.map(String))].toSorted()
}
