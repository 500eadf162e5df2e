import type { AlignedHistograms } from './aligned-histograms.ts'

/** A cell (lower, upper] with the rows of the reference in it and the sum of their buckets' midpoints. */
export interface Cell {
  readonly lower: number
  readonly upper: number
  readonly count: number
  readonly moment: number
}

/** Bins (lower, upper] in order of value, none without width and none missing between them. */
export class BinsInOrder {
  readonly #edges: number[] = []
  readonly #reference: number[] = []
  readonly #current: number[] = []
  readonly #moments: number[] = []

  add({ lower, upper, count, moment }: Cell, current: number): void {
    this.#put(lower, upper)
    this.#fill(count, current, moment)
  }

  /** A cell of negative values, given by magnitude. */
  addMirrored({ lower, upper, count, moment }: Cell, current: number): void {
    this.#put(-upper, -lower)
    this.#fill(count, current, -moment)
  }

  /** Opens a bin; a gap before it is one empty bin, and a subnormal bin that rounding left without width is widened or joined. */
  #put(lower: number, upper: number): void {
    const edges = this.#edges
    const start = Math.min(lower, upper - Number.MIN_VALUE)
    if (edges.length === 0) edges.push(start)
    else if (upper <= edges.at(-1)!) return
    else if (start > edges.at(-1)!) this.#open(start)
    this.#open(upper)
  }

  #open(upper: number): void {
    this.#edges.push(upper)
    this.#reference.push(0)
    this.#current.push(0)
    this.#moments.push(0)
  }

  #fill(reference: number, current: number, moment: number): void {
    const place = this.#reference.length - 1
    this.#reference[place]! += reference
    this.#current[place]! += current
    this.#moments[place]! += moment
  }

  toAligned(): Required<AlignedHistograms> {
    const [edges, reference, moments] = [this.#edges, this.#reference, this.#moments]
    const referenceMeans: number[] = []
    for (let i = 0; i < reference.length; i += 1) {
      const lower = edges[i]!
      const upper = edges[i + 1]!
      const isKnown = reference[i]! > 0 && Number.isFinite(moments[i]!)
      const mean = isKnown ? moments[i]! / reference[i]! : lower / 2 + upper / 2
      referenceMeans.push(Math.min(upper, Math.max(lower, mean)))
    }
    return { edges, reference, current: this.#current, referenceMeans }
  }
}
