import type { MlDeploymentRole } from '@driftline/semconv'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { EvidenceKind } from '../evidence/severity.ts'

/** What an acceptance is of: one feature of one segment, in one role, in all versions. */
export interface AcceptanceKey {
  readonly role: MlDeploymentRole
  readonly segment: { readonly name: string; readonly value: string }
  readonly feature: string
}

/** What a person says who accepts drift. */
export interface AcceptCommand extends AcceptanceKey {
  readonly id: string
  /** The only kind that is accepted; left out, all that counts can tell of. */
  readonly kind?: EvidenceKind
  readonly by: string
  readonly reason: string
  /** When it was said, ms. */
  readonly atMs: number
  /** Windows that begin then or later are judged as if nothing had been accepted, ms. */
  readonly untilMs?: number
}

/** The rows that were accepted, from windows of one length; plain JSON. */
export interface Pin {
  readonly startsMs: readonly number[]
  readonly counts: FeatureCounts
}

/** An acceptance with what it accepts; plain JSON. */
export interface Acceptance extends AcceptCommand {
  /** By window. */
  readonly pins: Readonly<Record<string, Pin>>
  /** Versions whose windows were pinned, each with the id of its profile; null: it had none. */
  readonly pinnedOf: readonly { readonly version: string; readonly profile: string | null }[]
  /** End of the last window it was asked about, ms. */
  readonly seenMs: number
}

/** Who accepted what is accepted, as it stands on a verdict. */
export interface AcceptedDrift {
  /** Of an acceptance by a person, to revoke it by. */
  readonly id?: string
  /** A person, or `spec`. */
  readonly by: string
  readonly reason?: string
  /** When it was accepted, or from when on the spec expects it, ms. */
  readonly sinceMs: number
  /** Exclusive, ms; null: until it is revoked. */
  readonly untilMs: number | null
}

/** What holds for a window: some kinds of evidence are compared with accepted rows. */
export interface Agreement {
  /** The same from window to window. */
  readonly id: string
  readonly accepted: AcceptedDrift
  readonly covers: (kind: EvidenceKind) => boolean
  /** Accepted rows, by a name of their own; it is enough to be like one of them. None: accepted whatever it is. */
  readonly pins: Readonly<Record<string, Pin>>
}

/** `by` of what the spec expects. */
export const ACCEPTED_BY_SPEC = 'spec'
