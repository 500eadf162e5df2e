import type { Evidence } from '../evidence/evidence.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import type { VerdictStep } from './advance-verdict.ts'
import { advanceVerdict } from './advance-verdict.ts'
import type { FeatureVerdict } from './feature-verdict.ts'
import type { VerdictMemory } from './verdict-memory.ts'
import { freshMemory } from './verdict-memory.ts'

export const DAY_MS = 86_400_000

/** One window in a test: its severity, what it can see, and what it holds. */
export interface GivenWindow {
  /** By kind, 0..100. */
  readonly severities?: Readonly<Partial<Record<EvidenceKind, number>>>
  /** By kind; .2 at a severity of 40 and .5 at 100 where not given. */
  readonly effects?: Readonly<Partial<Record<EvidenceKind, number>>>
  /** By kind; not known where not given. */
  readonly detectable?: Readonly<Partial<Record<EvidenceKind, number>>>
  /** 500 unless given. */
  readonly rows?: number
  readonly notJudged?: WindowEvidence['notJudged']
  /** 1 unless given. */
  readonly days?: number
  /** The one after the window before unless given. */
  readonly startMs?: number
  readonly accepted?: boolean
}

/** What a window shows. */
export function windowOf(given: GivenWindow): WindowEvidence {
  const { severities = {}, effects = {}, detectable = {}, rows = 500, notJudged } = given
  const evidence = (Object.entries(severities) as [EvidenceKind, number][]).map(([kind, severity]): Evidence => {
    const effect = effects[kind] ?? severity / 200
    return { kind, effect, lowerBound: effect / 2, severity, detectable: detectable[kind] ?? null }
  })
  evidence.sort((a, b) => b.severity - a.severity)
  return { rows, evidence, ...(notJudged && { notJudged }), statistics: {} }
}

/** A window of so many rows, of which the distribution came to a severity. */
export function shifted(severity: number, given: GivenWindow = {}): GivenWindow {
  return { ...given, severities: { distribution: severity, ...given.severities } }
}

/** Too few rows to tell. */
export const thin: GivenWindow = { rows: 5, severities: { distribution: 0 } }

/** Steps of a series of windows, each in a process of its own. */
export function stepsOf(windows: readonly GivenWindow[], memory: VerdictMemory = freshMemory): readonly VerdictStep[] {
  let known = memory
  let nextMs = 0
  return windows.map((given) => {
    const startMs = given.startMs ?? nextMs
    nextMs = startMs + (given.days ?? 1) * DAY_MS
    const step = advanceVerdict(JSON.parse(JSON.stringify(known)) as VerdictMemory, windowOf(given), {
      startMs,
      endMs: nextMs,
      weight: 1,
      accepted: given.accepted ?? false,
    })
    known = step.memory
    return step
  })
}

/** Verdicts of a series of windows. */
export function verdictsOf(windows: readonly GivenWindow[]): readonly FeatureVerdict[] {
  return stepsOf(windows).map(({ verdict }) => verdict)
}

/** States of windows by the severity of their distribution. */
export function statesOf(windows: readonly (number | GivenWindow)[]): readonly string[] {
  return verdictsOf(windows.map(toWindow)).map(({ state }) => state)
}

/** A window, or the severity of its distribution. */
export function toWindow(given: number | GivenWindow): GivenWindow {
  return typeof given === 'number' ? shifted(given) : given
}

/** The same windows over and over. */
export function repeat<T>(items: readonly T[], times: number): readonly T[] {
  return Array.from({ length: times }, () => items).flat()
}
