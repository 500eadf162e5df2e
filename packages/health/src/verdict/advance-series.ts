import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY, weighSeverity } from '../evidence/severity.ts'
import type { RaisedKind, RaisedSeries, RememberedWindow, ShownEffect, VerdictMemory } from './verdict-memory.ts'

const DAY_MS = 86_400_000
/** Quiet windows that close a kind. */
const QUIET_WINDOWS_TO_CLOSE = 3
/** Quiet windows after which nothing remembered confirms the next one: persistence looks back two. */
const QUIET_WINDOWS_TO_FORGET = 2
/** A series older than this, and than eight windows, that has to be confirmed anew is a new onset. */
const LONGEST_RHYTHM_MS = 31 * DAY_MS
const LONGEST_RHYTHM_WINDOWS = 8

/** A window as a series sees it. */
export interface SeriesWindow {
  readonly startMs: number
  readonly endMs: number
  readonly evidence: readonly Evidence[]
  /** Severity after looking back, before the weight; raised from 40 on. */
  readonly persisted: number
  readonly weight: number
}

/** What a window makes of what is raised. */
export interface SeriesStep {
  /** What is raised from now on; nothing where it closed. */
  readonly raised?: RaisedSeries
  /** Whether the window could tell of any kind that was raised. */
  readonly isTold: boolean
  /** Whether a kind that is still raised could not be told of. */
  readonly isSilent: boolean
  /** The strongest of what stands although this window did not raise it. */
  readonly standing?: StandingKind
}

/** A kind whose last word stands. */
export interface StandingKind extends ShownEffect {
  readonly kind: EvidenceKind
  readonly severity: number
  readonly isSilent: boolean
}

/** Takes one more window into what is raised, or begins it. Pure. */
export function advanceSeries(memory: VerdictMemory, window: SeriesWindow): SeriesStep {
  const isRaised = window.persisted >= INVESTIGATE_SEVERITY
  const open = isRaised ? seriesFor(memory, window) : memory.raised
  if (!open) return { isTold: false, isSilent: false }
  const steps = kindsOf(open).map(([kind, known]) => advanceKind(kind, known, window))
  const going = steps.filter(({ next }) => next.quietWindows < QUIET_WINDOWS_TO_CLOSE)
  const standing = isRaised ? undefined : strongest(going.flatMap(standingOf))
  return {
    ...(going.length > 0 && {
      raised: { sinceMs: open.sinceMs, kinds: Object.fromEntries(going.map(({ kind, next }) => [kind, next])) },
    }),
    isTold: steps.some(({ reading }) => reading !== 'silent'),
    isSilent: going.some(({ reading }) => reading === 'silent'),
    ...(standing && { standing }),
  }
}

/** What a raised window goes on with: the open series, or a new one from the first remembered window that showed it. */
function seriesFor({ raised, previous }: VerdictMemory, window: SeriesWindow): RaisedSeries {
  const begun = raised && !isNewOnset(raised, window) ? raised : seriesSince(previous, window.startMs)
  const shown = window.evidence.filter(isShown).map((evidence) => [evidence.kind, newKind(evidence)] as const)
  return { sinceMs: begun.sinceMs, kinds: { ...Object.fromEntries(shown), ...begun.kinds } }
}

function isNewOnset(raised: RaisedSeries, { startMs, endMs }: SeriesWindow): boolean {
  const longest = Math.max(LONGEST_RHYTHM_MS, LONGEST_RHYTHM_WINDOWS * (endMs - startMs))
  const isForgotten = kindsOf(raised).every(([, { quietWindows }]) => quietWindows >= QUIET_WINDOWS_TO_FORGET)
  return isForgotten && endMs - raised.sinceMs > longest
}

function seriesSince(previous: readonly RememberedWindow[], startMs: number): RaisedSeries {
  const showing = previous.filter(({ severity }) => severity >= INVESTIGATE_SEVERITY)
  const shown = showing.flatMap((window) => Object.entries(window.shown) as [EvidenceKind, ShownEffect][])
  const kinds: Partial<Record<EvidenceKind, RaisedKind>> = {}
  for (const [kind, effect] of shown) kinds[kind] = newKind(effect, kinds[kind])
  return { sinceMs: showing.at(-1)?.startMs ?? startMs, kinds }
}

function newKind({ effect, lowerBound }: ShownEffect, later?: RaisedKind): RaisedKind {
  return {
    oldEffect: Math.max(effect, later?.oldEffect ?? 0),
    quietWindows: 0,
    said: later?.said ?? { severity: 0, effect, lowerBound },
  }
}

interface KindStep {
  readonly kind: EvidenceKind
  readonly reading: 'shows' | 'quiet' | 'silent'
  readonly next: RaisedKind
}

function advanceKind(kind: EvidenceKind, known: RaisedKind, window: SeriesWindow): KindStep {
  const found = window.evidence.find((evidence) => evidence.kind === kind)
  if (found && isShown(found)) return { kind, reading: 'shows', next: shownAgain(known, found, window) }
  if (!found || (found.detectable ?? 0) > known.oldEffect)
    return { kind, reading: 'silent', next: atMost(known, window) }
  return {
    kind,
    reading: 'quiet',
    next: { ...known, quietWindows: known.quietWindows + 1, said: saidOf(found, window) },
  }
}

/** What is raised by other kinds goes by them: one that cannot be told of claims no more than they show. */
function atMost(known: RaisedKind, { persisted, weight }: SeriesWindow): RaisedKind {
  if (persisted < INVESTIGATE_SEVERITY) return known
  return {
    ...known,
    said: { ...known.said, severity: Math.min(known.said.severity, weighSeverity(persisted, weight)) },
  }
}

/** One window that nothing confirms reopens nothing: it neither counts as quiet nor breaks the row of those that do. */
function shownAgain(known: RaisedKind, found: Evidence, window: SeriesWindow): RaisedKind {
  const oldEffect = Math.max(known.oldEffect, found.effect)
  if (window.persisted < INVESTIGATE_SEVERITY) return { ...known, oldEffect }
  return { oldEffect, quietWindows: 0, said: saidOf(found, window) }
}

function saidOf({ severity, effect, lowerBound }: Evidence, { persisted, weight }: SeriesWindow): RaisedKind['said'] {
  return { severity: weighSeverity(Math.min(severity, persisted), weight), effect, lowerBound }
}

/** The last word of a kind stands where this window has none, or shows it once more before it was ever quiet. */
function standingOf({ kind, reading, next }: KindStep): readonly StandingKind[] {
  const isSilent = reading === 'silent'
  const goesOn = reading === 'shows' && next.quietWindows === 0
  return isSilent || goesOn ? [{ kind, ...next.said, isSilent }] : []
}

function strongest(standing: readonly StandingKind[]): StandingKind | undefined {
  return standing.toSorted((a, b) => b.severity - a.severity)[0]
}

function isShown({ severity }: Evidence): boolean {
  return severity >= INVESTIGATE_SEVERITY
}

function kindsOf({ kinds }: RaisedSeries): readonly (readonly [EvidenceKind, RaisedKind])[] {
  return Object.entries(kinds) as [EvidenceKind, RaisedKind][]
}
