import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SlotsByPhase } from './slots-by-phase.ts'

function placesOf(slots: SlotsByPhase, phase: number | undefined): readonly number[] {
  const places: number[] = []
  for (let place = slots.lastOf(phase); place >= 0; place = slots.before(place)) places.push(place)
  return places
}

test('walks back through the slots of one phase that are still there', () => {
  const phase = fc.option(fc.nat(3), { nil: undefined })
  fc.assert(
    fc.property(fc.array(phase), fc.array(fc.tuple(phase, fc.boolean())), phase, (first, later, wanted) => {
      const slots = new SlotsByPhase(first)
      const known = [...first]
      for (const [next, isFull] of later) {
        if (isFull && known.length > 0) {
          slots.dropFirst()
          known.shift()
        }
        slots.add(next)
        known.push(next)
      }
      const expected = known.flatMap((own, place) => (own === wanted ? [place] : [])).toReversed()
      expect(placesOf(slots, wanted)).toEqual(expected)
    }),
  )
})
