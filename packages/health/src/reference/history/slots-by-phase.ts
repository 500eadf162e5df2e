/** The slots of each phase, from the last one back, while slots come at the end and go from the beginning. */
export class SlotsByPhase {
  /** How many slots had come before the last one of each phase. */
  readonly #lastByPhase = new Map<number | undefined, number>()
  /** From each slot back to the one of its phase before it; 0 where there was none. */
  readonly #steps: number[] = []
  #gone = 0

  /** @param phases of the slots there are, in order of time. */
  constructor(phases: Iterable<number | undefined> = []) {
    for (const phase of phases) this.add(phase)
  }

  /** One more slot at the end. */
  add(phase: number | undefined): void {
    const number = this.#gone + this.#steps.length
    this.#steps.push(number - (this.#lastByPhase.get(phase) ?? number))
    this.#lastByPhase.set(phase, number)
  }

  dropFirst(): void {
    this.#steps.shift()
    this.#gone += 1
  }

  /** Place of the last slot of a phase; below 0 where there is none. */
  lastOf(phase: number | undefined): number {
    return (this.#lastByPhase.get(phase) ?? -1) - this.#gone
  }

  /** Place of the slot of the same phase before a slot; below 0 where there is none. */
  before(place: number): number {
    const steps = this.#steps[place]!
    return steps === 0 ? -1 : place - steps
  }
}
