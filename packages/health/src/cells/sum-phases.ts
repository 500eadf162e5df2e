import type { PhaseReference } from '@driftline/profile'
import type { CountedWindow } from './counted-window.ts'
import { mergeCounted } from './counted-window.ts'

/** The rows of a reference in one phase, and how many windows of the phase they stand for. */
export interface PhaseRows {
  readonly counted: CountedWindow
  /** Above 0. */
  readonly windows: number
}

/** The phases that share a table with a phase, itself among them; the table stands under the first. */
export function phaseGroup(alike: PhaseReference['alike'], phase: number): readonly number[] {
  return alike?.find((own) => own.includes(phase)) ?? [phase]
}

/**
 * The rows that some windows are compared with: each phase in the proportion of the windows that lie in it, as many of
 * its rows as there are, and no row more than once.
 *
 * @param phases one for each window, at least one; windows of one phase share their `counted`.
 */
export function sumPhases(phases: readonly PhaseRows[]): CountedWindow {
  const shares = new Map<CountedWindow, { readonly windows: number; times: number }>()
  for (const { counted, windows } of phases) {
    const known = shares.get(counted)
    if (known) known.times += 1
    else shares.set(counted, { windows, times: 1 })
  }
  const [only] = shares.keys()
  if (only && shares.size === 1) return only
  const whole = Math.min(...[...shares.values()].map(({ windows, times }) => windows / times))
  return [...shares]
    .map(([counted, { windows, times }]) => scaleCounted(counted, (times * whole) / windows))
    .reduce(mergeCounted)
}

function scaleCounted(counted: CountedWindow, factor: number): CountedWindow {
  if (factor === 1) return counted
  const { cells, special } = counted
  return {
    ...counted,
    cells: cells.map((rows) => rows * factor),
    ...(special && {
      special: Object.fromEntries(Object.entries(special).map(([name, rows]) => [name, rows * factor])),
    }),
  }
}
