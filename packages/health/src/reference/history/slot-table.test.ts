import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsCounted } from '../../cells/counted-window.ts'
import type { SlotCounts } from './slot-table.ts'
import { addSlots, poolSpecials, SlotTable } from './slot-table.ts'

const CELLS = 4
const shape = { cells: CELLS, specials: ['-1', 'n/a'] }
const count = fc.nat(100_000)
const special = fc.dictionary(fc.constantFrom('-1', 'n/a', 'under'), fc.integer({ min: 1, max: 900 }), {
  noNullPrototype: true,
})
const lost = fc.uniqueArray(fc.nat(CELLS - 2), { minLength: 1 }).map((edges) => edges.sort((a, b) => a - b))

/** What one window holds, special values under the names the table has. */
const slot: fc.Arbitrary<SlotCounts> = fc
  .record({
    cells: fc.array(count, { minLength: CELLS, maxLength: CELLS }),
    special: fc.option(special, { nil: undefined }),
    lost: fc.option(lost, { nil: undefined }),
    rows: count,
    missing: count,
    type: count,
    range: count,
    tails: fc.option(count, { nil: undefined }),
    wasConstant: fc.boolean(),
  })
  .map(({ cells, special: own = {}, lost: edges, rows, missing, type, range, tails, wasConstant }): SlotCounts => {
    const pooled = Object.assign({}, poolSpecials(own, shape.specials))
    const counted = { cells, ...(Object.keys(pooled).length > 0 && { special: pooled }), ...(edges && { lost: edges }) }
    return { counted, rows, missing, type, range, tails, wasConstant }
  })

const slots = fc.array(slot, { minLength: 1, maxLength: 12 })

function tableOf(all: readonly SlotCounts[], capacity = 100): SlotTable {
  const table = new SlotTable(shape, capacity)
  for (const [i, counts] of all.entries()) table.add(i, counts)
  return table
}

const countsOf = (rows: number): SlotCounts => ({
  counted: { cells: [rows, 0, 0, 0] },
  rows,
  missing: 0,
  type: 0,
  range: 0,
  tails: 0,
  wasConstant: false,
})
const everyPlace = ({ startsMs }: SlotTable): readonly number[] => startsMs.map((_, place) => place)

describe('a slot table', () => {
  test('gives back what it was given, slot by slot', () => {
    fc.assert(
      fc.property(slots, (all) => {
        const table = tableOf(all)
        expect(table.startsMs).toEqual(all.map((_, i) => i))
        for (const [i, counts] of all.entries()) expect(table.sum([i])).toEqual(counts)
      }),
    )
  })

  test('sums up slots as they add up one by one, a lost edge and an unknown tail included', () => {
    fc.assert(
      fc.property(slots, (all) => {
        const table = tableOf(all)
        expect(table.sum(everyPlace(table))).toEqual(all.reduce(addSlots))
      }),
    )
    expect(tableOf([]).sum([])).toBeUndefined()
  })

  test('adds windows of one slot up, as if they had been one', () => {
    fc.assert(
      fc.property(slots, (all) => {
        const table = new SlotTable(shape, 100)
        for (const counts of all) table.add(7, counts)
        expect(table.startsMs).toEqual([7])
        expect(table.sum([0])).toEqual(all.reduce(addSlots))
      }),
    )
  })

  test('holds the latest slots, as many as it has room for, in so many bytes', () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 1, max: 12 }), (all, capacity) => {
        const table = tableOf(all, capacity)
        const kept = all.slice(-capacity)
        expect(table.startsMs).toEqual(all.map((_, i) => i).slice(-capacity))
        for (const [place, counts] of kept.entries()) expect(table.sum([place])).toEqual(counts)
        expect(table.bytes).toBe(kept.length * (16 + 4 * (7 + CELLS + shape.specials.length + 1)))
        expect(table.numbers()).toHaveLength(kept.length * (7 + CELLS + shape.specials.length + 1))
      }),
    )
  })

  test('sums slots that follow each other as it sums them one by one, whatever was asked before', () => {
    const run = fc.tuple(fc.nat(12), fc.nat(12), fc.boolean())
    fc.assert(
      fc.property(slots, slots, fc.array(run), fc.integer({ min: 1, max: 12 }), (before, after, runs, capacity) => {
        const table = tableOf(before, capacity)
        let startMs = before.length
        for (const [i, [a, b, isSameSlot]] of runs.entries()) {
          const from = Math.min(a, b, table.startsMs.length)
          const to = Math.min(Math.max(a, b), table.startsMs.length)
          const places = Array.from({ length: to - from }, (_, place) => from + place)
          expect(table.sumRun(from, to)).toEqual(table.sum(places))
          const counts = after[i]
          if (!counts) continue
          if (!isSameSlot) startMs += 1
          table.add(startMs, counts)
        }
      }),
    )
  })

  test('goes on in another process where it was', () => {
    fc.assert(
      fc.property(slots, slots, fc.integer({ min: 1, max: 30 }), (before, after, capacity) => {
        const going = tableOf(before, capacity)
        const { startsMs } = going
        const saved = JSON.parse(JSON.stringify({ startsMs, numbers: going.numbers() })) as {
          startsMs: number[]
          numbers: number[]
        }
        const restored = new SlotTable(shape, capacity, saved)
        for (const table of [going, restored])
          for (const [i, counts] of after.entries()) table.add(before.length - 1 + i, counts)
        expect(restored.startsMs).toEqual(going.startsMs)
        expect(restored.numbers()).toEqual(going.numbers())
        expect(restored.bytes).toBe(going.bytes)
      }),
    )
  })

  test('goes on with all that was saved where there is room for less', () => {
    const slotsOf = (starts: readonly number[]): SlotTable => {
      const table = new SlotTable(shape, 5)
      for (const startMs of starts) table.add(startMs, countsOf(startMs))
      return table
    }
    const saved = slotsOf([0, 1, 2, 3, 4])
    const restored = new SlotTable(shape, 2, { startsMs: saved.startsMs, numbers: saved.numbers() })
    for (const startMs of [5, 6, 7]) restored.add(startMs, countsOf(startMs))
    expect(restored.startsMs).toEqual([3, 4, 5, 6, 7])
    expect(restored.numbers()).toEqual(slotsOf([3, 4, 5, 6, 7]).numbers())
  })

  test('keeps special values of other names together', () => {
    const rest = { rows: 9, missing: 0, type: 0, range: 0, tails: 0, wasConstant: false }
    const counted = { cells: [1, 2, 3, 0], special: { '-1': 2, under: 1, over: 4 } }
    expect(tableOf([{ counted, ...rest }]).sum([0])?.counted.special).toEqual({ '-1': 2, other: 5 })
    const named = new SlotTable({ cells: CELLS, specials: ['other'] }, 4)
    named.add(0, { counted: { cells: [1, 2, 3, 0], special: { other: 3, over: 4 } }, ...rest })
    expect(rowsCounted(named.sum([0])!.counted)).toBe(13)
  })

  test('leaves out what comes too late, and what no four bytes hold', () => {
    const one: SlotCounts = {
      counted: { cells: [1, 0, 0, 0] },
      rows: 1,
      missing: 0,
      type: 0,
      range: 0,
      tails: 0,
      wasConstant: false,
    }
    const table = tableOf([one, one])
    table.add(0, one)
    table.add(1, { ...one, rows: 2 ** 32 - 1 })
    table.add(2, { ...one, counted: { cells: [2 ** 32, 0, 0, 0] } })
    expect(table.startsMs).toEqual([0, 1])
    expect(table.sum([0, 1])).toEqual(addSlots(one, one))
  })
})
