import type { BatchHealth, ClosedWindow, FeatureCounts, HealthEntry, ModelHealth, VerdictLine } from '../index.ts'
import { createModelHealth } from '../index.ts'
import type { JudgeInput } from '../judging.testing.ts'
import { closeAll, createRandom, HOUR_MS, numbers, profileOf, specOf, toClosedWindow } from '../judging.testing.ts'
import type { AcceptCommand } from './acceptance.ts'
import type { Accepting } from './acceptances.ts'

const SPEC_TEXT = 'model: {name: m}\nwindows: [1h]\nreferences: {training: {}}\n'

/** One window length, the training reference only. */
export const spec = specOf(SPEC_TEXT)

/** The same with more lines of YAML. */
export function specWith(lines: string): typeof spec {
  return specOf(`${SPEC_TEXT}${lines}\n`)
}

/** So many rows of a normal feature, moved by so many standard deviations. */
export function shiftedRows(sd: number, rows = 500, seed = 1): readonly number[] {
  const random = createRandom(seed)
  return Array.from({ length: rows }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    return 100 + 10 * (radius * Math.cos(2 * Math.PI * random()) + sd)
  })
}

/** The training reference of `x`, and of `x` in the segment `city=ulm`. */
export const profile = profileOf({ x: { type: 'numeric', cells: shiftedRows(0, 8000, 7) } }, { spec })

/** One window of `x`: moved by so many standard deviations, with so many missing values. */
export interface Hour {
  readonly sd?: number
  readonly missing?: number
  /** More features of everyone. */
  readonly others?: Readonly<Record<string, FeatureCounts>>
  readonly version?: string
  readonly role?: ClosedWindow['role']
  readonly rows?: number
  /** Values of `x`, instead of those that would be drawn. */
  readonly x?: readonly number[]
}

/** A model's judge that is replaced by another process after every step. */
export interface AcceptingJudge {
  /** The next hour; gives the line of `x` of everyone. */
  readonly hour: (hour?: Hour) => VerdictLine
  /** All lines of the last hour. */
  readonly lines: () => readonly VerdictLine[]
  readonly accept: (command?: Partial<AcceptCommand>) => Accepting
  readonly revoke: (id: string) => boolean
  readonly health: () => ModelHealth
  /** Goes on with another spec or profile. */
  readonly continueWith: (input: Partial<JudgeInput>) => void
}

/** Creates a judge whose state goes through JSON between any two steps. */
export function createAcceptingJudge(given: Partial<JudgeInput> = {}): AcceptingJudge {
  let input: Required<JudgeInput> = { spec, profiles: [profile], ...given }
  let state: readonly HealthEntry[] = []
  let last: BatchHealth | undefined
  let hours = 0
  const open = (): ModelHealth => createModelHealth({ ...input, state: structuredClone([...state]) })
  const step = <T>(act: (health: ModelHealth) => T): T => {
    const health = open()
    const result = act(health)
    state = JSON.parse(JSON.stringify([...health.entries()])) as readonly HealthEntry[]
    return result
  }
  return {
    hour: (hour = {}) => {
      const closed = toClosedWindow({ startMs: hours * HOUR_MS, ...hourOf(hour, hours) })
      hours += 1
      last = step((health) => closeAll(health, [closed]))
      return last.verdicts.find(({ feature, segment }) => feature === 'x' && segment.name === 'all')!
    },
    lines: () => last?.verdicts ?? [],
    accept: (command = {}) =>
      step((health) =>
        health.accept({
          id: 'a1',
          role: 'live',
          segment: { name: 'all', value: 'all' },
          feature: 'x',
          by: 'ana',
          reason: 'new sensor',
          atMs: hours * HOUR_MS,
          ...command,
        }),
      ),
    revoke: (id) => step((health) => health.revoke(id, 0) !== undefined),
    health: open,
    continueWith: (next) => void (input = { ...input, ...next }),
  }
}

function hourOf({ sd = 0, missing = 0, others = {}, rows = 500, x, version, role }: Hour, seed: number) {
  const problems = missing > 0 ? { missing } : {}
  return {
    features: { x: numbers(x ?? shiftedRows(sd, rows, seed + 1), problems), ...others },
    ...(version !== undefined && { version }),
    ...(role !== undefined && { role }),
  }
}
