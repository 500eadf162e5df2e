import type { CountedWindow } from '../../cells/counted-window.ts'
import { mergeCounted } from '../../cells/counted-window.ts'
import { SlotRows } from './slot-rows.ts'
import { SlotsByPhase } from './slots-by-phase.ts'

/** What one remembered slot, or the sum of some, holds of one feature. */
export interface SlotCounts {
  readonly counted: CountedWindow
  /** Rows, whatever they held. */
  readonly rows: number
  readonly missing: number
  readonly type: number
  readonly range: number
  /** Rows far out; undefined where a sketch was too coarse to tell. */
  readonly tails: number | undefined
  /** A window of 30 or more values held one and the same value. */
  readonly wasConstant: boolean
}

/** Which cells a slot table holds. */
export interface SlotShape {
  readonly cells: number
  /** Names of special values with a column of their own; others share the last. */
  readonly specials: readonly string[]
  /** The phase of a slot; left out, none is remembered. */
  readonly phaseOf?: (startMs: number) => number | undefined
}

const COLUMNS = ['rows', 'missing', 'type', 'range', 'tails', 'flags', 'lost'] as const
const ROWS = COLUMNS.indexOf('rows')
const FLAGS = COLUMNS.indexOf('flags')
const LOST = COLUMNS.indexOf('lost')
const BITS = [FLAGS, LOST]
const TAILS_UNKNOWN = 1
const CONSTANT = 2
/** Edges are marked in 31 bits. */
const MOST_EDGES = 31
const OTHER_SPECIAL = 'other'
const GREATEST = 2 ** 32 - 1
const NO_SLOTS = { startsMs: [], numbers: [] }

/** The remembered slots of one feature in order of time, in whole numbers of four bytes. */
export class SlotTable {
  readonly #shape: SlotShape
  readonly #stride: number
  readonly #startsMs: number[]
  readonly #rows: SlotRows
  /** As the shape tells it. */
  readonly byPhase: SlotsByPhase

  constructor(
    shape: SlotShape,
    capacity: number,
    saved: { readonly startsMs: readonly number[]; readonly numbers: readonly number[] } = NO_SLOTS,
  ) {
    const { startsMs, numbers } = saved
    this.#shape = shape
    this.#stride = COLUMNS.length + shape.cells + shape.specials.length + 1
    this.#startsMs = [...startsMs]
    this.#rows = new SlotRows({ width: this.#stride, bits: BITS }, capacity, { length: startsMs.length, numbers })
    this.byPhase = new SlotsByPhase(startsMs.map((startMs) => shape.phaseOf?.(startMs)))
  }

  get startsMs(): readonly number[] {
    return this.#startsMs
  }

  /** Bytes of its numbers. */
  get bytes(): number {
    return this.#startsMs.length * (16 + 4 * this.#stride)
  }

  /** All numbers, slot by slot. */
  numbers(): readonly number[] {
    return this.#rows.all()
  }

  /** Adds to a slot, which is new or the last one. What does not fit into four bytes, or comes too late, is left out. */
  add(startMs: number, counts: SlotCounts): void {
    const lastMs = this.#startsMs.at(-1) ?? -Infinity
    if (startMs < lastMs) return
    const known = startMs === lastMs ? this.sum([this.#startsMs.length - 1]) : undefined
    const row = this.#rowOf(known ? addSlots(known, counts) : counts)
    if (row.some((value) => value > GREATEST)) return
    if (known) this.#rows.replaceLast(row)
    else this.#open(startMs, row)
  }

  #open(startMs: number, row: readonly number[]): void {
    if (this.#rows.isFull) {
      this.#startsMs.shift()
      this.byPhase.dropFirst()
    }
    this.#startsMs.push(startMs)
    this.byPhase.add(this.#shape.phaseOf?.(startMs))
    this.#rows.push(row)
  }

  #rowOf({ counted, rows, missing, type, range, tails, wasConstant }: SlotCounts): readonly number[] {
    const { specials } = this.#shape
    const lost = (counted.lost ?? []).filter((edge) => edge < MOST_EDGES).reduce((bits, edge) => bits + 2 ** edge, 0)
    const flags = (tails === undefined ? TAILS_UNKNOWN : 0) + (wasConstant ? CONSTANT : 0)
    const special = poolSpecials(counted.special ?? {}, specials)
    const named = specials.map((name) => special[name] ?? 0)
    const others = specials.includes(OTHER_SPECIAL) ? 0 : (special[OTHER_SPECIAL] ?? 0)
    return [rows, missing, type, range, tails ?? 0, flags, lost, ...counted.cells, ...named, others]
  }

  /** Rows of a slot. */
  rowsAt(place: number): number {
    return this.#rows.at(place, ROWS)
  }

  /** The sum of some slots, by their places. */
  sum(places: readonly number[]): SlotCounts | undefined {
    return places.length === 0 ? undefined : this.#toSlot(this.#rows.sum(places))
  }

  /** The sum of slots that follow each other. @param to place after the last. */
  sumRun(from: number, to: number): SlotCounts | undefined {
    return to <= from ? undefined : this.#toSlot(this.#rows.sumRun(from, to))
  }

  #toSlot(total: Float64Array): SlotCounts {
    const [rows, missing, type, range, tails] = total
    const flags = total[FLAGS]!
    return {
      counted: this.#countedOf(total, total[LOST]!),
      rows: rows!,
      missing: missing!,
      type: type!,
      range: range!,
      tails: (flags & TAILS_UNKNOWN) === 0 ? tails! : undefined,
      wasConstant: (flags & CONSTANT) !== 0,
    }
  }

  #countedOf(total: Float64Array, lost: number): CountedWindow {
    const { cells, specials } = this.#shape
    const from = COLUMNS.length
    const counted: number[] = []
    for (let i = from; i < from + cells; i += 1) counted.push(total[i]!)
    const special = specialIn(total.subarray(from + cells), specials)
    return { cells: counted, ...(special && { special }), ...(lost !== 0 && { lost: edgesIn(lost) }) }
  }
}

/** Rows by special value; undefined where there are none. */
function specialIn(rows: Float64Array, names: readonly string[]): Readonly<Record<string, number>> | undefined {
  if (rows.every((count) => count === 0)) return undefined
  const special: Record<string, number> = Object.create(null)
  for (const [i, count] of rows.entries()) if (count > 0) special[names[i] ?? OTHER_SPECIAL] = count
  return special
}

function edgesIn(bits: number): readonly number[] {
  return Array.from({ length: MOST_EDGES }, (_, edge) => edge).filter((edge) => (bits & (1 << edge)) !== 0)
}

/** Rows by special value; those without a column of their own are together under `other`. */
export function poolSpecials(
  special: Readonly<Record<string, number>>,
  names: readonly string[],
): Readonly<Record<string, number>> {
  const pooled: Record<string, number> = Object.create(null)
  for (const name in special) {
    const own = names.includes(name) ? name : OTHER_SPECIAL
    pooled[own] = (pooled[own] ?? 0) + special[name]!
  }
  return pooled
}

/** Adds up what two slots hold. */
export function addSlots(a: SlotCounts, b: SlotCounts): SlotCounts {
  return {
    counted: mergeCounted(a.counted, b.counted),
    rows: a.rows + b.rows,
    missing: a.missing + b.missing,
    type: a.type + b.type,
    range: a.range + b.range,
    tails: a.tails === undefined || b.tails === undefined ? undefined : a.tails + b.tails,
    wasConstant: a.wasConstant || b.wasConstant,
  }
}
