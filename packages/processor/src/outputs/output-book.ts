import type { VerdictLine } from '@driftline/health'
import type { OutputPoint } from '../export/output-point.ts'
import { windowOfPoint } from '../panes/pane-clock.ts'
import type { Work } from '../work.ts'
import { modelOutputs } from './model-outputs.ts'
import { SERIES_BUDGET } from './series-budget.ts'
import type { Gauge, OutputContext } from './verdict-outputs.ts'
import { rankedGauges, windowEnd } from './verdict-outputs.ts'

/** Windows without rows after which the series of features end. */
const KEPT_WINDOWS = 2
/** Windows after which nothing is said any more of a version and window length. */
const TOLD_WINDOWS = 100
const GAUGES_PER_STEP = 1000

/** The last closed window of one version and window length, with its verdicts; plain JSON. */
export interface BookPage {
  readonly version: string
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  /** None once the series of features have ended. */
  readonly lines: readonly VerdictLine[]
}

/** What a scrape shows of one model: renewed when something closes, repeated in between. */
export class OutputBook {
  readonly #context: Omit<OutputContext, 'timeMs'>
  readonly #pages = new Map<string, BookPage>()
  #gauges: readonly Gauge[] = []
  /** Series beyond the budget. */
  droppedSeries = 0

  constructor(context: Omit<OutputContext, 'timeMs'>, pages: Iterable<BookPage> = []) {
    this.#context = context
    for (const page of pages) this.#pages.set(keyOf(page), page)
  }

  pages(): Iterable<BookPage> {
    return this.#pages.values()
  }

  /** Takes over the verdicts of windows that closed together. */
  add(lines: readonly VerdictLine[]): void {
    const byPage = new Map<string, VerdictLine[]>()
    for (const line of lines) {
      const known = byPage.get(keyOf(line))
      if (known) known.push(line)
      else byPage.set(keyOf(line), [line])
    }
    for (const [key, own] of byPage) this.#turn(key, own)
  }

  #turn(key: string, lines: readonly VerdictLine[]): void {
    const [{ version, window: name, end }] = lines as [VerdictLine, ...VerdictLine[]]
    const { windows, timezone } = this.#context.spec
    const window = windows.find((own) => own.name === name)
    const endMs = Date.parse(end)
    if (!window || (this.#pages.get(key)?.endMs ?? -Infinity) > endMs) return
    const { startMs } = windowOfPoint(window, timezone, endMs)
    this.#pages.set(key, { version, window: name, startMs, endMs, lines })
  }

  /** Whether {@link renew} would end series although nothing closed. */
  isOutdated(watermarkMs: number): boolean {
    for (const page of this.#pages.values())
      if (page.lines.length > 0 && isOver(page, watermarkMs, KEPT_WINDOWS)) return true
    return false
  }

  /** Writes the book anew; until it is done, scrapes see the old one. */
  *renew(watermarkMs: number): Work<void> {
    this.#endPages(watermarkMs)
    const context = { ...this.#context, timeMs: 0 }
    const gauges: Gauge[] = []
    let count = 0
    for (const gauge of this.#ranked(context)) {
      if (count < SERIES_BUDGET) gauges.push(gauge)
      count += 1
      if (count % GAUGES_PER_STEP === 0) yield
    }
    this.#gauges = gauges
    this.droppedSeries = Math.max(0, count - SERIES_BUDGET)
  }

  #endPages(watermarkMs: number): void {
    for (const [key, page] of this.#pages) {
      if (isOver(page, watermarkMs, TOLD_WINDOWS)) this.#pages.delete(key)
      else if (isOver(page, watermarkMs, KEPT_WINDOWS)) this.#pages.set(key, { ...page, lines: [] })
    }
  }

  *#ranked(context: OutputContext): Iterable<Gauge> {
    const [info, ...features] = modelOutputs(context)
    if (info) yield info
    for (const page of this.#pages.values()) if (page.lines.length === 0) yield windowEnd(page, context)
    yield* rankedGauges(
      [...this.#pages.values()].sort(byVersion).flatMap(({ lines }) => lines),
      context,
    )
    yield* features
  }

  /** Everything the book shows, with the present time. */
  points(timeMs: number): readonly OutputPoint[] {
    return this.#gauges.map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs }))
  }
}

function isOver({ startMs, endMs }: BookPage, watermarkMs: number, windows: number): boolean {
  return watermarkMs >= endMs + windows * (endMs - startMs)
}

function keyOf({ version, window }: { readonly version: string; readonly window: string }): string {
  return JSON.stringify([version, window])
}

function byVersion(a: BookPage, b: BookPage): number {
  return keyOf(a) < keyOf(b) ? -1 : 1
}
