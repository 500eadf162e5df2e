import type { ListedAcceptance } from '@driftline/health'
import { isoTime } from '@driftline/health'

/** Where an acceptance holds. */
export interface AcceptancePlace {
  readonly model: string
  readonly environment: string
}

/** An acceptance as it is told outside; plain JSON. */
export interface ToldAcceptance extends AcceptancePlace {
  readonly id: string
  readonly role: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
  /** Null: every kind. */
  readonly kind: string | null
  readonly by: string
  readonly reason: string
  /** When it was accepted, ISO 8601. */
  readonly since: string
  /** Exclusive; null: until it is revoked. */
  readonly until: string | null
  /** Windows whose rows later ones are compared with, by window length. */
  readonly pinned: readonly { readonly window: string; readonly windows: number; readonly rows: number }[]
  /** Why it no longer holds: its time is up, or the model has a new profile. */
  readonly ended?: 'until' | 'profile'
}

/** Tells of an acceptance. */
export function toToldAcceptance(
  { model, environment }: AcceptancePlace,
  { id, role, segment, feature, kind, by, reason, atMs, untilMs, pinned, ended }: ListedAcceptance,
): ToldAcceptance {
  return {
    id,
    model,
    environment,
    role,
    segment,
    feature,
    kind: kind ?? null,
    by,
    reason,
    since: isoTime(atMs),
    until: untilMs === undefined ? null : isoTime(untilMs),
    pinned: pinned.map(({ window, startsMs, rows }) => ({ window, windows: startsMs.length, rows })),
    ...(ended && { ended }),
  }
}
