import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { toPlainCounts } from '../counts/check-counts.ts'
import { mergeFeatureCounts } from '../counts/feature-counts.ts'
import type { AcceptCommand, Acceptance, Pin } from './acceptance.ts'
import { isPinnedKind, PINNED_KINDS } from './pinned-kinds.ts'
import type { ShownKey, ShownSeries, ShownWindow } from './shown-windows.ts'

/** Windows that are pinned, at most. */
const PINNED_WINDOWS = 8
/** A series without a window for this many of its windows is of a version that no longer serves. */
const CURRENT_WINDOWS = 2

/** Why nothing was accepted. */
export type AcceptRefusal = 'kind' | 'not_raised' | 'past' | 'too_many'

/** That nothing was accepted, and why, in words. */
export interface Refused {
  readonly kind: 'refused'
  readonly refusal: AcceptRefusal
  readonly message: string
}

/** What came of a command. */
export type Pinning = { readonly kind: 'accepted'; readonly acceptance: Acceptance } | Refused

/** What can be accepted. */
export interface AcceptableWindows {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
  readonly series: readonly { readonly key: ShownKey; readonly shown: ShownSeries }[]
  /** End of the last window of everyone, ms, by role and window. */
  readonly lastEndMs: (role: string, window: string) => number
}

/**
 * Pins the windows that show what is raised: from the onset on, the last eight of each length, and of one kind only those
 * that show it. Pure.
 */
export function acceptWindows(command: AcceptCommand, known: AcceptableWindows): Pinning {
  const { kind, untilMs = Infinity } = command
  if (kind !== undefined && !isPinnedKind(kind))
    return refused('kind', `Drift of kind ${kind} cannot be accepted; only ${PINNED_KINDS.join(', ')} can.`)
  const raised = known.series.filter((series) => isMeant(series, command, known))
  if (raised.length === 0) return refused('not_raised', notRaisedText(command, known))
  const lastEndMs = Math.max(...raised.map(({ shown }) => shown.lastWindow.endMs))
  if (untilMs <= lastEndMs) {
    const end = new Date(lastEndMs).toISOString()
    return refused('past', `It would have ended already: the last window ended at ${end}. Give a later time.`)
  }
  return { kind: 'accepted', acceptance: { ...command, ...pinnedOf(raised, command, known), seenMs: lastEndMs } }
}

function refused(refusal: AcceptRefusal, message: string): Refused {
  return { kind: 'refused', refusal, message }
}

interface Raised {
  readonly key: ShownKey
  readonly shown: ShownSeries
}

function isMeant({ key, shown }: Raised, command: AcceptCommand, { lastEndMs }: AcceptableWindows): boolean {
  const { role, segment, feature, window } = key
  const isPlace =
    role === command.role &&
    feature === command.feature &&
    segment.name === command.segment.name &&
    segment.value === command.segment.value
  if (!isPlace || windowsOf(shown, command).length === 0) return false
  const { startMs, endMs } = shown.lastWindow
  return lastEndMs(role, window) - endMs < CURRENT_WINDOWS * (endMs - startMs)
}

function windowsOf({ raised, windows }: ShownSeries, { kind }: AcceptCommand): readonly ShownWindow[] {
  if (raised.length === 0) return []
  if (kind === undefined) return windows
  return raised.includes(kind) ? windows.filter(({ kinds }) => kinds.includes(kind)) : []
}

function pinnedOf(
  raised: readonly Raised[],
  command: AcceptCommand,
  { spec, profiles }: AcceptableWindows,
): Pick<Acceptance, 'pins' | 'pinnedOf'> {
  const lengths = spec.windows.map(({ name }) => name).filter((name) => raised.some(({ key }) => key.window === name))
  const pins = lengths.map((name): readonly [string, Pin] => {
    const ofLength = raised.filter(({ key }) => key.window === name)
    return [name, toPin(ofLength.flatMap(({ shown }) => windowsOf(shown, command)))]
  })
  const versions = [...new Set(raised.map(({ key }) => key.version))].sort()
  return {
    pins: Object.fromEntries(pins),
    pinnedOf: versions.map((version) => ({ version, profile: findProfile(profiles, version)?.id ?? null })),
  }
}

/** Versions that serve side by side have windows of one start. */
function toPin(windows: readonly ShownWindow[]): Pin {
  const startsMs = [...new Set(windows.map(({ startMs }) => startMs))].sort((a, b) => a - b).slice(-PINNED_WINDOWS)
  const counts = windows.filter(({ startMs }) => startsMs.includes(startMs)).map((own) => own.counts)
  return { startsMs, counts: toPlainCounts(counts.reduce(mergeFeatureCounts)) }
}

function notRaisedText({ role, segment, feature, kind }: AcceptCommand, { series }: AcceptableWindows): string {
  const what = kind === undefined ? 'Nothing' : `No drift of kind ${kind}`
  const place = `feature "${feature}" of segment ${segment.name}=${segment.value} in role ${role}`
  const raised = series.filter(({ shown }) => shown.raised.length > 0)
  const names = raised.map(({ key }) => `${key.feature} (${key.segment.name}=${key.segment.value}, ${key.role})`)
  const shown = [...new Set(names)].sort().slice(0, 5)
  const others =
    shown.length > 0 ? `Raised are ${shown.join(', ')}${names.length > 5 ? ', …' : ''}.` : 'Nothing is raised.'
  return `${what} is raised for ${place}, so there is nothing to accept. ${others}`
}
