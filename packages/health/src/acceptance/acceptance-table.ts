import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'
import type { ClosedFeature } from '../closed-window.ts'
import { ReckonedMap } from '../reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import type { Acceptance, AcceptanceKey, AcceptedDrift, Agreement } from './acceptance.ts'
import { isPinnedKind } from './pinned-kinds.ts'

const DAY_MS = 86_400_000
/** An acceptance of a feature unheard of for this long is forgotten, or for eight of the longest windows. */
const LIFETIME_MS = 90 * DAY_MS
const LIFETIME_WINDOWS = 8

/** Why an acceptance no longer holds. */
export type AcceptanceEnd = 'until' | 'profile'

/** What acceptances are kept for. */
export interface AcceptanceScope {
  readonly spec: MonitorSpec
  readonly profiles: readonly ReferenceProfile[]
}

interface Held {
  acceptance: Acceptance
  readonly bytes: number
}

/** What people accepted, until it ends. */
export class AcceptanceTable {
  readonly #scope: AcceptanceScope
  readonly #heldById = new ReckonedMap<Held>()
  /** By feature: most have none. */
  readonly #idsByFeature = new Map<string, ReadonlySet<string>>()

  constructor(scope: AcceptanceScope, saved: Iterable<Acceptance>) {
    this.#scope = scope
    for (const acceptance of saved) this.add(acceptance)
  }

  /** By shape. */
  get bytes(): number {
    return this.#heldById.bytes
  }

  get size(): number {
    return this.#heldById.size
  }

  /** Adds one; an earlier one of the same kind and place ends. */
  add(acceptance: Acceptance): void {
    const ids = this.#idsByFeature.get(acceptance.feature) ?? new Set()
    for (const id of ids) {
      const earlier = this.#heldById.get(id)!.acceptance
      if (isSamePlace(earlier, acceptance) && earlier.kind === acceptance.kind) this.remove(id)
    }
    const bytes = BYTES_PER_RECORD + shapeBytes(acceptance)
    this.#heldById.set(acceptance.id, { acceptance, bytes })
    const { feature } = acceptance
    this.#idsByFeature.set(feature, new Set([...(this.#idsByFeature.get(feature) ?? []), acceptance.id]))
  }

  /** Removes one and gives it back. */
  remove(id: string): Acceptance | undefined {
    const held = this.#heldById.get(id)
    if (!held) return undefined
    const { feature } = held.acceptance
    const others = [...(this.#idsByFeature.get(feature) ?? [])].filter((other) => other !== id)
    if (others.length > 0) this.#idsByFeature.set(feature, new Set(others))
    else this.#idsByFeature.delete(feature)
    this.#heldById.delete(id)
    return held.acceptance
  }

  find(id: string): Acceptance | undefined {
    return this.#heldById.get(id)?.acceptance
  }

  /** Takes note that a feature still comes. */
  observe({ closed, segment, feature }: ClosedFeature): void {
    for (const held of this.#heldOf({ role: closed.role, segment, feature }))
      held.acceptance = { ...held.acceptance, seenMs: Math.max(held.acceptance.seenMs, closed.endMs) }
  }

  #heldOf(place: AcceptanceKey): readonly Held[] {
    const held = [...(this.#idsByFeature.get(place.feature) ?? [])].map((id) => this.#heldById.get(id)!)
    return held.filter(({ acceptance }) => isSamePlace(acceptance, place))
  }

  /** What holds for a window, the most special first. */
  agreementsFor({ closed, segment, feature }: ClosedFeature): readonly Agreement[] {
    if (!this.#idsByFeature.has(feature)) return []
    return this.#heldOf({ role: closed.role, segment, feature })
      .map(({ acceptance }) => acceptance)
      .filter((own) => closed.startMs < (own.untilMs ?? Infinity) && this.#goesOnFor(own, closed.version))
      .sort((a, b) => Number(a.kind === undefined) - Number(b.kind === undefined))
      .map(toAgreement)
  }

  /** A version without a profile goes on as before; another profile is another reference. */
  #goesOnFor({ pinnedOf }: Acceptance, version: string): boolean {
    const profile = findProfile(this.#scope.profiles, version)
    return !profile || pinnedOf.some((own) => own.profile === profile.id)
  }

  /** Why one no longer holds at a time, ms; undefined while it does. */
  endOf(acceptance: Acceptance, nowMs: number): AcceptanceEnd | undefined {
    if (acceptance.untilMs !== undefined && acceptance.untilMs <= nowMs) return 'until'
    return acceptance.pinnedOf.some(({ version }) => this.#goesOnFor(acceptance, version)) ? undefined : 'profile'
  }

  all(): readonly Acceptance[] {
    return Array.from(this.#heldById.values(), ({ acceptance }) => acceptance)
  }

  /** Forgets those that have ended since the longest window before, and those of features unheard of for long. */
  forget(nowMs: number): void {
    if (this.#heldById.size === 0) return
    const longestMs = longestWindowMs(this.#scope.spec, nowMs)
    const lifetimeMs = Math.max(LIFETIME_MS, LIFETIME_WINDOWS * longestMs)
    for (const { id, untilMs = Infinity, seenMs } of this.all())
      if (nowMs - untilMs > longestMs || nowMs - seenMs > lifetimeMs) this.remove(id)
  }
}

function isSamePlace(a: AcceptanceKey, b: AcceptanceKey): boolean {
  return (
    a.role === b.role &&
    a.feature === b.feature &&
    a.segment.name === b.segment.name &&
    a.segment.value === b.segment.value
  )
}

/** A window may be like accepted ones of another length: one that holds the onset is half of this and half of that. */
function toAgreement(acceptance: Acceptance): Agreement {
  const { id, kind, pins } = acceptance
  const covers: Agreement['covers'] = kind === undefined ? isPinnedKind : (own) => own === kind
  return { id, accepted: toAccepted(acceptance), covers, pins }
}

function toAccepted({ id, by, reason, atMs, untilMs }: Acceptance): AcceptedDrift {
  return { id, by, reason, sinceMs: atMs, untilMs: untilMs ?? null }
}

function longestWindowMs({ windows, timezone }: MonitorSpec, timeMs: number): number {
  const lengths = windows.map((window) => {
    const { startMs, endMs } = windowAt(window, Math.max(0, timeMs), timezone)
    return endMs - startMs
  })
  return Math.max(...lengths)
}
