import type { Process } from './process.ts'
import { normalAround } from './process.ts'

const DAYS = 7
const SATURDAY = 5
const SUNDAY = 6

/** Rows that remember the one before (autoregressive of order 1), standard deviation 1, on and on over all windows. */
export function autoregressive(count: number, correlation: number): Process {
  return ({ normal }) => {
    const innovation = Math.sqrt(1 - correlation ** 2)
    let state = normal()
    return () => Array.from({ length: count }, () => (state = correlation * state + innovation * normal()))
  }
}

/** Daily windows whose mean is higher on Saturdays and Sundays, in standard deviations. */
export function weekends(count: number, rise: number): Process {
  return normalAround(count, () => (day) => (day % DAYS >= SATURDAY ? rise : 0))
}

/** Daily windows whose mean is higher on Sundays, in standard deviations. */
export function sundays(count: number, rise: number): Process {
  return normalAround(count, () => (day) => (day % DAYS === SUNDAY ? rise : 0))
}

/** Every window has a mean of its own, normal with this standard deviation around 0. */
export function dayEffect(count: number, standardDeviation: number): Process {
  return normalAround(
    count,
    ({ normal }) =>
      () =>
        standardDeviation * normal(),
  )
}

/**
 * Users of several rows each, whose rows resemble each other.
 *
 * @param intraclass correlation of two rows of one user, 0..1.
 */
export function users(userCount: number, rowsPerUser: number, intraclass: number): Process {
  const [between, within] = [Math.sqrt(intraclass), Math.sqrt(1 - intraclass)]
  return ({ normal }) =>
    () =>
      Array.from({ length: userCount }).flatMap(() => {
        const user = between * normal()
        return Array.from({ length: rowsPerUser }, () => user + within * normal())
      })
}
