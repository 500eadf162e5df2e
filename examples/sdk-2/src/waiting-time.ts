/** A passenger's question: how far is the bus, how full is the road. */
export interface Question {
  readonly distanceKm: number
  /** Travel time on the road now over travel time at night, 1 or more. */
  readonly congestion: number
  readonly weekday: string
}

const NIGHT_MINUTES_PER_KM = 2.1

/**
 * Minutes until the bus comes.
 *
 * @throws {RangeError} when the distance is negative
 */
export function waitingTime({ distanceKm, congestion }: Question): number {
  if (distanceKm < 0) throw new RangeError(`distanceKm is ${distanceKm}; it must be 0 or more`)
  return distanceKm * NIGHT_MINUTES_PER_KM * Math.max(1, congestion)
}
