import type { RawValue } from '../../src/index.ts'
import type { Random } from '../chance/create-random.ts'
import type { Process } from '../processes/process.ts'

/** What happens to one row's value; `day` is 1 in the first window of the shift. */
export type Shift = (value: RawValue, day: number, random: Random) => RawValue

/** A process whose rows are shifted from a window on. */
export function shiftedFrom(window: number, shift: Shift, process: Process): Process {
  return (random) => {
    const rowsOf = process(random)
    return (at) => {
      const rows = rowsOf(at)
      return at < window ? rows : rows.map((value) => shift(value, at - window + 1, random))
    }
  }
}

/** Numbers are moved; what is no number stays. */
export function moveBy(distance: number): Shift {
  return (value) => (typeof value === 'number' ? value + distance : value)
}

/** Numbers scatter more, around 0. */
export function scaleBy(factor: number): Shift {
  return (value) => (typeof value === 'number' ? value * factor : value)
}

/** Numbers are moved further every day. */
export function rampBy(distancePerDay: number): Shift {
  return (value, day) => (typeof value === 'number' ? value + day * distancePerDay : value)
}

/** A share of the rows holds one and the same value instead. */
export function replaceShare(share: number, replacement: RawValue): Shift {
  return (value, _day, { uniform }) => (uniform() < share ? replacement : value)
}

/** A share of the rows is shifted, the others stay. */
export function shiftShare(share: number, shift: Shift): Shift {
  return (value, day, random) => (random.uniform() < share ? shift(value, day, random) : value)
}
