import type { ClosedFeature } from '../closed-window.ts'
import { toPlainCounts } from '../counts/check-counts.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { JudgedFeature } from '../judge-feature.ts'
import { ReckonedMap } from '../reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import { isSpanTooOld } from '../span-lifetime.ts'
import type { WindowSpan } from '../verdict/series-memory.ts'
import type { AcceptanceKey } from './acceptance.ts'

/** Windows that an acceptance would pin, at most. */
const KEPT_WINDOWS = 8

/** Whose windows they are: what the headline judged, whatever its reference. */
export interface ShownKey extends AcceptanceKey {
  readonly version: string
  readonly window: string
}

/** A window that showed something. */
export interface ShownWindow {
  readonly startMs: number
  /** What showed in it. */
  readonly kinds: readonly EvidenceKind[]
  readonly counts: FeatureCounts
}

/** The windows that showed what is raised, or may come to be; plain JSON. */
export interface ShownSeries {
  /** Kinds that are raised and have not closed. */
  readonly raised: readonly EvidenceKind[]
  /** In order, the last eight. */
  readonly windows: readonly ShownWindow[]
  readonly lastWindow: WindowSpan
}

interface Held {
  readonly key: ShownKey
  readonly shown: ShownSeries
  readonly bytes: number
}

/** Remembers the counts of windows that showed something, of series that are raised or may come to be. */
export class ShownTable {
  readonly #held = new ReckonedMap<Held>()

  constructor(saved: Iterable<{ readonly key: ShownKey; readonly shown: ShownSeries }>) {
    for (const { key, shown } of saved) this.#hold(key, shown)
  }

  /** By shape. */
  get bytes(): number {
    return this.#held.bytes
  }

  get size(): number {
    return this.#held.size
  }

  /** Takes in what the headline of a feature came to. */
  observe(at: ClosedFeature, judged: JudgedFeature): void {
    const key = keyOf(at)
    const place = placeOf(key)
    const windows = windowsAfter(this.#held.get(place)?.shown.windows ?? [], judged)
    if (windows.length === 0) return this.#held.delete(place)
    const { startMs, endMs } = at.closed
    const raised = Object.keys(judged.memory.verdict.raised?.kinds ?? {}) as EvidenceKind[]
    this.#hold(key, { raised, windows, lastWindow: { startMs, endMs } })
  }

  all(): Iterable<Omit<Held, 'bytes'>> {
    return this.#held.values()
  }

  forget(nowMs: number): void {
    for (const [place, { shown }] of this.#held.entries())
      if (isSpanTooOld(shown.lastWindow, nowMs)) this.#held.delete(place)
  }

  #hold(key: ShownKey, shown: ShownSeries): void {
    const place = placeOf(key)
    const bytes = BYTES_PER_RECORD + shapeBytes(place) + shapeBytes(shown)
    this.#held.set(place, { key, shown, bytes })
  }
}

/** What is raised since some time, or may yet confirm a later window; what was accepted before it went further is not. */
function windowsAfter(before: readonly ShownWindow[], judged: JudgedFeature): readonly ShownWindow[] {
  const { verdict, memory, fromMs, counts, evidence } = judged
  const { raised, previous } = memory.verdict
  const sinceMs = Math.max(raised?.sinceMs ?? Infinity, judged.beyondSinceMs ?? -Infinity)
  const confirming = new Set(
    previous.filter(({ severity }) => severity >= INVESTIGATE_SEVERITY).map((own) => own.startMs),
  )
  const kinds = evidence.evidence.flatMap(({ kind, severity }) => (severity >= INVESTIGATE_SEVERITY ? [kind] : []))
  const shows = verdict.windowSeverity >= INVESTIGATE_SEVERITY
  const all = shows ? [...before, { startMs: fromMs, kinds, counts: toPlainCounts(counts) }] : before
  return all.filter(({ startMs }) => startMs >= sinceMs || (!raised && confirming.has(startMs))).slice(-KEPT_WINDOWS)
}

function keyOf({ closed, segment, feature }: ClosedFeature): ShownKey {
  const { version, role, window } = closed
  return { version, role, window, segment: { name: segment.name, value: segment.value }, feature }
}

function placeOf({ version, role, window, segment, feature }: ShownKey): string {
  return JSON.stringify([version, role, window, segment.name, segment.value, feature])
}
