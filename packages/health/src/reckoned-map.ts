/** A map that knows what it holds, in the bytes its values are reckoned at. */
export class ReckonedMap<Held extends { readonly bytes: number }> {
  readonly #held = new Map<string, Held>()
  #bytes = 0

  /** Of all values. */
  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#held.size
  }

  get(place: string): Held | undefined {
    return this.#held.get(place)
  }

  set(place: string, held: Held): void {
    this.#bytes += held.bytes - (this.#held.get(place)?.bytes ?? 0)
    this.#held.set(place, held)
  }

  delete(place: string): void {
    this.#bytes -= this.#held.get(place)?.bytes ?? 0
    this.#held.delete(place)
  }

  values(): Iterable<Held> {
    return this.#held.values()
  }

  /** Places may be deleted on the way. */
  entries(): Iterable<readonly [place: string, held: Held]> {
    return this.#held.entries()
  }
}
