import type { AcceptCommand, Accepting, ClosedWindow, ListedAcceptance, PartialReason } from '@driftline/health'
import { createModelHealth } from '@driftline/health'
import type { MonitorSpec } from '@driftline/spec'
import { Account } from '../intake/admission.ts'
import { isCountable } from '../intake/count-target.ts'
import type { Disposition } from '../intake/disposition.ts'
import { isRefusal } from '../intake/disposition.ts'
import { bytesOfData } from '../intake/held-bytes.ts'
import type { PointIdentity } from '../intake/identify-point.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { windowOfPoint } from '../panes/pane-clock.ts'
import { closePane } from '../panes/pane-increment.ts'
import type { Pane } from '../panes/pane-table.ts'
import { PaneTable } from '../panes/pane-table.ts'
import { countsOnly, isCount } from '../streams/point-difference.ts'
import { ObjectiveTable } from '../slo/objective-table.ts'
import { streamLifetimeMs, StreamTable } from '../streams/stream-table.ts'
import { offerPoint, placePoint } from '../streams/stream.ts'
import type { Offered, Stream, WaitingPoint } from '../streams/stream.ts'
import { WriterClock } from '../streams/writer-clock.ts'
import type { OpenWindow } from '../windows/window-table.ts'
import { toClosedWindows } from '../windows/closed-windows.ts'
import { WindowTable } from '../windows/window-table.ts'
import type { Work } from '../work.ts'
import type { Closing } from './closing.ts'
import type { ModelMonitorOptions, MonitorClock, MonitorTimes } from './monitor-options.ts'

const DAY_MS = 86_400_000

/**
 * One model in one environment, from data points to verdicts. Its result depends on the points only, not on their
 * order, repetition or batching, as long as the disorder of each writer is within the lateness.
 */
export class ModelMonitor {
  readonly spec: MonitorSpec
  readonly account: Account
  readonly streams: StreamTable
  readonly panes: PaneTable
  readonly windows: WindowTable
  readonly writerClock: WriterClock
  readonly health: ReturnType<typeof createModelHealth>
  readonly objectives: ObjectiveTable
  /** What was forgotten by age since the process started, by kind. */
  readonly forgotten = { stream: 0, series: 0, baseline: 0, history: 0 }
  /** Features whose ages were sent in histograms of which the greatest age is no edge. */
  readonly blindAges = new Set<string>()
  readonly #times: MonitorTimes
  readonly #wholeSinceMs: number
  /** What of the account is what health remembers. */
  #healthBytes = 0

  constructor(options: ModelMonitorOptions) {
    const { spec, profiles, times, admission, clock, writers, health } = options
    this.spec = spec
    this.#times = times
    this.#wholeSinceMs = clock.wholeSinceMs
    this.account = new Account(admission)
    const { coveredSinceMs, horizonMs, sweptMs } = clock
    const longestMs = longestWindowMs(spec)
    this.streams = new StreamTable({ coveredSinceMs, horizonMs, sweptMs }, longestMs, this.account)
    this.panes = new PaneTable(spec, this.account)
    this.windows = new WindowTable(spec, this.account)
    this.writerClock = new WriterClock(times.latenessMs, clock, { account: this.account, writers })
    this.health = createModelHealth({ spec, profiles, ...(health && { state: health }) })
    this.#accountForHealth()
    this.objectives = new ObjectiveTable({
      spec,
      account: this.account,
      sinceMs: Math.max(coveredSinceMs, options.loadedMs ?? -Infinity),
      lifetimeMs: streamLifetimeMs(longestMs),
    })
  }

  get clock(): MonitorClock {
    const { watermarkMs, greatestMs, arrivalMs } = this.writerClock
    return { ...this.streams.times, watermarkMs, greatestMs, arrivalMs, wholeSinceMs: this.#wholeSinceMs }
  }

  /** Whether nothing is held any more. */
  get isEmpty(): boolean {
    return this.account.streams === 0 && this.windows.all().length === 0 && this.health.isEmpty()
  }

  /** Takes in one data point. Nothing closes before {@link close}. */
  accept(identity: PointIdentity, point: MetricPoint, arrivalMs: number): Disposition {
    const disposition = this.#acceptCounts(identity, point, arrivalMs)
    const forObjective = this.#acceptEvents(identity, point, arrivalMs)
    if (!identity.target) return forObjective
    return forObjective === 'overflow' && !isRefusal(disposition) ? 'overflow' : disposition
  }

  #acceptEvents(identity: PointIdentity, point: MetricPoint, arrivalMs: number): Disposition {
    if (!identity.events) return 'ignored'
    if (point.timeMs > arrivalMs + this.#times.maxFutureMs) return 'future'
    return this.objectives.accept(identity, point, this.streams.times.horizonMs)
  }

  #acceptCounts(identity: PointIdentity, point: MetricPoint, arrivalMs: number): Disposition {
    const { target } = identity
    if (!target) return 'ignored'
    if (!isCountable(target, point.data)) return 'unsupported'
    if (!isCount(point.data)) return 'invalid'
    if (point.timeMs > arrivalMs + this.#times.maxFutureMs) return 'future'
    const range = this.panes.rangeAt(point.timeMs)
    if (range.endMs < this.writerClock.watermarkMs) return 'late'
    const disposition = this.#hold(identity, point)
    if (disposition === 'accepted') this.writerClock.observe(identity.writer, point.timeMs, arrivalMs)
    return disposition
  }

  #hold(identity: PointIdentity, point: MetricPoint): Disposition {
    const range = this.panes.rangeAt(point.timeMs)
    const data = countsOnly(point.data)
    const known = this.streams.find(identity, point)
    if (!known && !this.account.admission.mayOpen(this.account, this.streams.bytesToOpen(identity) + bytesOfData(data)))
      return 'overflow'
    const waiting: WaitingPoint = { pane: range, startTimeMs: point.startTimeMs, timeMs: point.timeMs, data }
    return this.#place(known ?? this.streams.open(identity, point), waiting)
  }

  #place(stream: Stream, waiting: WaitingPoint): Disposition {
    const offered = offerPoint(stream, waiting)
    if (offered.kind !== 'taken') return offered.kind
    const isKnown = stream.last !== undefined || stream.waiting.length > 0
    if (isKnown && !this.account.admission.mayGrow(offered.moreBytes)) return 'overflow'
    this.#put(stream, waiting, offered)
    return 'accepted'
  }

  #put(stream: Stream, waiting: WaitingPoint, offered: Extract<Offered, { kind: 'taken' }>): void {
    placePoint(stream, waiting, offered)
    this.panes.obtain(waiting.pane).streams.add(stream)
    this.account.addBytes(offered.moreBytes)
  }

  /** Puts a point back that waited when the state was saved; what was accepted once is never refused. */
  restoreWaiting(stream: Stream, point: Omit<WaitingPoint, 'pane'>): void {
    const waiting = { ...point, pane: this.panes.rangeAt(point.timeMs) }
    const offered = offerPoint(stream, waiting)
    if (offered.kind === 'taken') this.#put(stream, waiting, offered)
  }

  /** Closes what the points taken in so far have passed. */
  *closePassed(): Work<readonly Closing[]> {
    return yield* this.#close(this.writerClock.follow(), Infinity)
  }

  /** Whether a step of the clock would change anything; forgetting may wait for a day. */
  isBehind(nowMs: number): boolean {
    if (this.writerClock.hasSilent(nowMs)) return true
    const idleMs = this.writerClock.idleWatermarkMs(nowMs)
    if (idleMs - this.writerClock.watermarkMs >= DAY_MS) return true
    if (this.writerClock.isIdle(nowMs) && this.health.isDue(closedUntil(idleMs))) return true
    return this.panes.firstEndMs < idleMs || this.windows.firstEndMs < idleMs
  }

  /** A step of the clock: silent writers are let go, and when all are silent windows close by the clock. */
  *tick(nowMs: number): Work<readonly Closing[]> {
    const watermarkMs = this.writerClock.tick(nowMs)
    const closings = yield* this.#close(watermarkMs, Infinity)
    // While anybody sends, only what closes makes things old: steps of the clock in between must not matter.
    if (!this.writerClock.isIdle(nowMs)) return closings
    yield* this.#passTo(watermarkMs)
    const silence = this.#sayOfSilence(watermarkMs)
    this.#forgetHealth(watermarkMs)
    return [...closings, ...silence]
  }

  /** Where no rows come nothing closes: only the clock can tell of it. */
  #sayOfSilence(watermarkMs: number): readonly Closing[] {
    const verdicts = this.health.tick(closedUntil(watermarkMs))
    if (verdicts.length === 0) return []
    return [
      { endMs: Date.parse(verdicts[0]!.end), windows: 0, partialWindows: 0, summaries: [], verdicts, failures: 0 },
    ]
  }

  /** Closes everything: the end of a replay. Windows that have not ended by the last point are partial. */
  *finish(): Work<readonly Closing[]> {
    const lastMs = this.writerClock.end()
    return yield* this.#close(Infinity, lastMs)
  }

  /** Accepts the drift that is raised in one place, or says why not. */
  acceptDrift(command: AcceptCommand): Accepting {
    const accepting = this.health.accept(command)
    this.#accountForHealth()
    return accepting
  }

  /** Ends an acceptance; undefined where there is none of that id. */
  revokeAcceptance(id: string): ListedAcceptance | undefined {
    const revoked = this.health.revoke(id, this.writerClock.watermarkMs)
    this.#accountForHealth()
    return revoked
  }

  /** What was accepted. */
  acceptances(): readonly ListedAcceptance[] {
    return this.health.acceptances(this.writerClock.watermarkMs)
  }

  /** @param completeUntilMs windows that end later are partial. */
  *#close(beforeMs: number, completeUntilMs: number): Work<readonly Closing[]> {
    for (let pane = this.panes.takeFirst(beforeMs); pane; pane = this.panes.takeFirst(beforeMs))
      yield* this.#closePane(pane)
    const closings: Closing[] = []
    for (let due = this.windows.takeFirst(beforeMs); due; due = this.windows.takeFirst(beforeMs))
      closings.push(yield* this.#closeWindows(due, completeUntilMs))
    return closings
  }

  *#closePane(pane: Pane): Work<void> {
    const closed = yield* closePane(pane, this.streams, this.spec)
    for (const feature of closed.blindAges) this.blindAges.add(feature)
    yield* this.windows.add(closed)
    yield* this.#passTo(pane.endMs)
  }

  *#passTo(timeMs: number): Work<void> {
    this.forgotten.stream += yield* this.streams.passTo(timeMs)
    this.forgotten.stream += yield* this.objectives.passTo(timeMs)
  }

  #forgetHealth(timeMs: number): void {
    const { series, baselines, histories } = this.health.forget(timeMs)
    this.forgotten.series += series
    this.forgotten.baseline += baselines
    this.forgotten.history += histories
    this.#accountForHealth()
  }

  #accountForHealth(): void {
    const bytes = this.health.bytes()
    this.account.addBytes(bytes - this.#healthBytes)
    this.#healthBytes = bytes
  }

  *#closeWindows(
    { endMs, windows }: { readonly endMs: number; readonly windows: readonly OpenWindow[] },
    completeUntilMs: number,
  ): Work<Closing> {
    const extra = (startMs: number): readonly PartialReason[] => [
      ...(endMs > completeUntilMs ? (['unfinished'] as const) : []),
      ...(startMs < this.#wholeSinceMs ? (['baseline'] as const) : []),
    ]
    const closed: ClosedWindow[] = []
    for (const open of windows) for (const own of yield* toClosedWindows(open, extra(open.startMs))) closed.push(own)
    const { summaries, verdicts, failures } = yield* this.health.close({ windows: closed })
    this.#forgetHealth(endMs)
    this.objectives.addVerdicts(verdicts)
    const partialWindows = windows.filter(({ startMs, partial }) => partial.size > 0 || extra(startMs).length > 0)
    const counted = { windows: windows.length, partialWindows: partialWindows.length }
    return { endMs, ...counted, summaries, verdicts, failures }
  }
}

/** A time of which everything before has closed: what ends with the watermark is still open. */
function closedUntil(watermarkMs: number): number {
  return watermarkMs - 1
}

function longestWindowMs({ windows, timezone }: MonitorSpec): number {
  return Math.max(
    ...windows.map((window) => {
      const { startMs, endMs } = windowOfPoint(window, timezone, 0)
      return endMs - startMs
    }),
  )
}
