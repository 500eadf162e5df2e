/** Calls of a minute; undefined where nothing is scraped. */
export interface Minute {
  readonly total: number
  readonly bad: number
}

export type Calls = readonly (Minute | undefined)[]

/** The same calls over and over. */
export function steady(minutes: number, { total, bad = 0 }: { readonly total: number; readonly bad?: number }): Calls {
  return Array.from({ length: minutes }, () => ({ total, bad }))
}

/** One call every so many minutes. */
export function oneEvery(everyMinutes: number, minutes: number, bad: 0 | 1 = 0): Calls {
  return Array.from({ length: minutes }, (_, i) => ((i + 1) % everyMinutes === 0 ? { total: 1, bad } : NONE))
}

/** Nothing is scraped. */
export function gone(minutes: number): Calls {
  return Array.from({ length: minutes }, () => undefined)
}

/** Parts of calls one after the other, again and again. */
export function repeated(times: number, part: Calls): Calls {
  return Array.from({ length: times }, () => part).flat()
}

const NONE: Minute = { total: 0, bad: 0 }
