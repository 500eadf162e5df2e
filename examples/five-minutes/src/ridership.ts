/** What the model is asked about. */
export interface RidershipRow {
  /** °C. */
  readonly temperature: number
  readonly weekday: string
  /** mm, 0 or more. */
  readonly rain: number
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The model: riders of a day. */
export function predictRiders({ temperature, weekday, rain }: RidershipRow): number {
  const isWeekend = weekday === 'sat' || weekday === 'sun'
  return Math.round(500 + 12 * temperature - 8 * rain - (isWeekend ? 180 : 0))
}

/** A source of rows; the same seed gives the same rows. @param warmer °C on top of the temperatures of training. */
export function createRows(seed: number, warmer = 0): () => RidershipRow {
  const random = createRandom(seed)
  // Twelve uniform numbers less six are nearly normal, with a deviation of one.
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6)
  return () => ({
    temperature: round(14 + 6 * normal() + warmer),
    weekday: WEEKDAYS[Math.floor(random() * WEEKDAYS.length)]!,
    rain: random() < 0.7 ? 0 : round(8 * random()),
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Numerical Recipes' linear congruential generator. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
