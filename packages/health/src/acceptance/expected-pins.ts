import type { ExpectedDrift, MonitorSpec } from '@driftline/spec'
import type { ClosedFeature, ClosedWindow } from '../closed-window.ts'
import { toPlainCounts } from '../counts/check-counts.ts'
import { mergeFeatureCounts } from '../counts/feature-counts.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { JudgedFeature } from '../judge-feature.ts'
import { ReckonedMap } from '../reckoned-map.ts'
import { BYTES_PER_RECORD, shapeBytes } from '../shape-bytes.ts'
import { isSpanTooOld } from '../span-lifetime.ts'
import type { WindowSpan } from '../verdict/series-memory.ts'
import type { AcceptanceKey, Agreement, Pin } from './acceptance.ts'
import { ACCEPTED_BY_SPEC } from './acceptance.ts'

/** Windows that are accepted whatever they show, and then are what later ones are compared with. */
const OUTRIGHT_WINDOWS = 3

/** Whose expected windows they are. */
export interface ExpectedKey extends AcceptanceKey {
  readonly window: string
  /** From when on the spec expects the drift, ms: tells one entry of the spec from another. */
  readonly fromMs: number
}

/** What came where the spec expected drift; plain JSON. */
export interface ExpectedPin extends Pin {
  readonly lastWindow: WindowSpan
}

interface Held {
  readonly key: ExpectedKey
  readonly pin: ExpectedPin
  readonly bytes: number
}

/** Accepts what the spec expects: the first three windows that show it outright, and then what is like them. */
export class ExpectedPins {
  readonly #spec: MonitorSpec
  readonly #held = new ReckonedMap<Held>()

  /** Pins of entries that the spec no longer has are left out. */
  constructor(spec: MonitorSpec, saved: Iterable<{ readonly key: ExpectedKey; readonly pin: ExpectedPin }>) {
    this.#spec = spec
    for (const { key, pin } of saved)
      if (spec.expected.some((entry) => entry.feature === key.feature && entry.fromMs === key.fromMs))
        this.#hold(key, pin)
  }

  /** By shape. */
  get bytes(): number {
    return this.#held.bytes
  }

  get size(): number {
    return this.#held.size
  }

  /** What the spec expects of a window. */
  agreementFor(at: ClosedFeature): Agreement | undefined {
    const entry = this.#entryFor(at)
    if (!entry) return undefined
    const pin = this.#held.get(placeOf(keyOf(at, entry)))?.pin
    return {
      id: `${ACCEPTED_BY_SPEC} ${entry.fromMs}`,
      accepted: {
        by: ACCEPTED_BY_SPEC,
        ...(entry.reason !== undefined && { reason: entry.reason }),
        sinceMs: entry.fromMs,
        untilMs: entry.toMs ?? null,
      },
      covers: () => true,
      pins: pin && !isOutright(pin, at.closed) ? { [at.closed.window]: pin } : {},
    }
  }

  /** Takes in what the headline of a feature came to; windows that lie only partly inside the dates are no measure. */
  observe(at: ClosedFeature, { verdict, counts, fromMs }: JudgedFeature): void {
    const entry = this.#entryFor(at)
    if (!entry) return
    const key = keyOf(at, entry)
    const { startMs, endMs } = at.closed
    const known = this.#held.get(placeOf(key))?.pin
    const isInside = fromMs >= entry.fromMs && endMs <= (entry.toMs ?? Infinity)
    const isPinned = verdict.windowSeverity >= INVESTIGATE_SEVERITY && isInside && isOutright(known, at.closed)
    if (!known && !isPinned) return
    const pin = isPinned ? addWindow(known, counts, startMs) : known!
    this.#hold(key, { startsMs: pin.startsMs, counts: pin.counts, lastWindow: { startMs, endMs } })
  }

  #entryFor({ feature, closed }: ClosedFeature): ExpectedDrift | undefined {
    return this.#spec.expected.find((entry) => entry.feature === feature && isWithin(entry, closed))
  }

  all(): Iterable<Omit<Held, 'bytes'>> {
    return this.#held.values()
  }

  forget(nowMs: number): void {
    for (const [place, { pin }] of this.#held.entries())
      if (isSpanTooOld(pin.lastWindow, nowMs)) this.#held.delete(place)
  }

  #hold(key: ExpectedKey, pin: ExpectedPin): void {
    const place = placeOf(key)
    const known = this.#held.get(place)
    const bytes =
      known?.pin.counts === pin.counts ? known.bytes : BYTES_PER_RECORD + shapeBytes(place) + shapeBytes(pin)
    this.#held.set(place, { key, pin, bytes })
  }
}

/** Versions that serve side by side have windows of one start. */
function isOutright(pin: Pin | undefined, { startMs }: ClosedWindow): boolean {
  return !pin || pin.startsMs.length < OUTRIGHT_WINDOWS || pin.startsMs.includes(startMs)
}

function addWindow(pin: Pin | undefined, counts: Pin['counts'], startMs: number): Pin {
  if (!pin) return { startsMs: [startMs], counts: toPlainCounts(counts) }
  return {
    startsMs: pin.startsMs.includes(startMs) ? pin.startsMs : [...pin.startsMs, startMs],
    counts: toPlainCounts(mergeFeatureCounts(pin.counts, counts)),
  }
}

function isWithin({ fromMs, toMs }: ExpectedDrift, { startMs, endMs }: ClosedWindow): boolean {
  return fromMs < endMs && (toMs === undefined || toMs > startMs)
}

function keyOf({ closed, segment, feature }: ClosedFeature, { fromMs }: ExpectedDrift): ExpectedKey {
  const { role, window } = closed
  return { role, window, segment: { name: segment.name, value: segment.value }, feature, fromMs }
}

function placeOf({ role, window, segment, feature, fromMs }: ExpectedKey): string {
  return JSON.stringify([role, window, segment.name, segment.value, feature, fromMs])
}
