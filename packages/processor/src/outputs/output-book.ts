import type { VerdictLine } from '@driftline/health'
import { BYTES_PER_RECORD, shapeBytes } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import { compareText } from '../compare-text.ts'
import type { OutputPoint } from '../export/output-point.ts'
import type { Account } from '../intake/admission.ts'
import { windowOfPoint } from '../panes/pane-clock.ts'
import type { Work } from '../work.ts'
import { eachWork, sortWork } from '../work.ts'
import { isOfAll, isOfSilence, LINES_PER_STEP } from './line-attributes.ts'
import { featureInfos, modelInfo } from './model-outputs.ts'
import { SERIES_BUDGET } from './series-budget.ts'
import type { Gauge, OutputContext, PutGauge } from './line-attributes.ts'
import { sloSeriesCount } from './slo-counters.ts'
import { isPrimary } from './sort-lines.ts'
import { putGauges } from './verdict-outputs.ts'
import { windowEnd } from './window-outputs.ts'

/** Windows without rows after which the series of features end. */
const KEPT_WINDOWS = 2
/** Windows after which nothing is said any more of a version, role and window length. */
const TOLD_WINDOWS = 100
/** How long it is said that no rows come. */
const TOLD_SILENCE_MS = 31 * 86_400_000
const PAGES_PER_STEP = 200

/** The last closed window of one version, role and window length, with its verdicts; plain JSON. */
export interface BookPage {
  readonly version: string
  readonly role: MlDeploymentRole
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  /** None once the series of features have ended. */
  readonly lines: readonly VerdictLine[]
}

/** A page with the bytes its verdicts are reckoned at. */
interface HeldPage {
  readonly page: BookPage
  readonly bytes: number
}

/** What a scrape shows of one model: renewed when something closes, repeated in between. */
export class OutputBook {
  readonly #context: Omit<OutputContext, 'timeMs'>
  readonly #account: Account
  readonly #pages = new Map<string, HeldPage>()
  #gauges: readonly Gauge[]
  /** Series beyond the budget. */
  droppedSeries = 0

  constructor(context: Omit<OutputContext, 'timeMs'>, account: Account, pages: Iterable<BookPage> = []) {
    this.#context = context
    this.#account = account
    // Before a window has closed it is known at least what is waited for.
    this.#gauges = specGauges({ ...context, timeMs: 0 }).slice(0, SERIES_BUDGET)
    for (const page of pages) this.#put({ page, bytes: shapeBytes(page.lines) })
  }

  pages(): readonly BookPage[] {
    return Array.from(this.#pages.values(), ({ page }) => page)
  }

  /** Takes over the verdicts of windows that closed together. */
  *add(lines: readonly VerdictLine[]): Work<void> {
    const turned = new Map<string, { readonly lines: VerdictLine[]; bytes: number }>()
    yield* eachWork(lines, LINES_PER_STEP, (line) => {
      // Windows that passed empty are told of with the one that came after them.
      const key = `${keyOf(line)} ${line.end}`
      const page = turned.get(key) ?? { lines: [], bytes: 0 }
      page.lines.push(line)
      page.bytes += shapeBytes(line)
      turned.set(key, page)
    })
    yield* eachWork(turned.values(), PAGES_PER_STEP, (page) => this.#turn(page.lines, page.bytes))
  }

  #turn(lines: readonly VerdictLine[], bytes: number): void {
    const [{ version, role, window: name, end }] = lines as [VerdictLine, ...VerdictLine[]]
    const { windows, timezone } = this.#context.spec
    const window = windows.find((own) => own.name === name)
    const endMs = Date.parse(end)
    if (!window || (this.#pages.get(keyOf({ version, role, window: name }))?.page.endMs ?? -Infinity) > endMs) return
    const { startMs } = windowOfPoint(window, timezone, endMs)
    this.#put({ page: { version, role, window: name, startMs, endMs, lines }, bytes })
  }

  /** Takes over that no rows come: no window has closed, so it stands on the page of the last one that did. */
  addSilence(lines: readonly VerdictLine[]): void {
    for (const line of lines) {
      if (!this.#pages.has(keyOf(line))) this.#turn([{ ...line, end: line.start }], 0)
      const page = this.#pages.get(keyOf(line))?.page
      if (page) this.#putLines(page, [...page.lines.filter((own) => !isOfAll(own)), line])
    }
  }

  #putLines(page: BookPage, lines: readonly VerdictLine[]): void {
    this.#put({ page: { ...page, lines }, bytes: lines.reduce((sum, line) => sum + shapeBytes(line), 0) })
  }

  #put(held: HeldPage): void {
    this.#take(keyOf(held.page))
    this.#pages.set(keyOf(held.page), held)
    this.#account.addBytes(BYTES_PER_RECORD + held.bytes)
  }

  #take(key: string): void {
    const known = this.#pages.get(key)
    if (known && this.#pages.delete(key)) this.#account.addBytes(-(BYTES_PER_RECORD + known.bytes))
  }

  /** Whether {@link renew} would end series although nothing closed. */
  isOutdated(watermarkMs: number): boolean {
    for (const { page } of this.#pages.values())
      if (!page.lines.every(isOfSilence) && isOver(page, watermarkMs, KEPT_WINDOWS)) return true
    return false
  }

  /** Writes the book anew; until it is done, scrapes see the old one. */
  *renew(watermarkMs: number): Work<void> {
    this.#endPages(watermarkMs)
    const gauges: Gauge[] = []
    let count = sloSeriesCount(this.#context.spec)
    yield* this.#putAll((found) => {
      if (count < SERIES_BUDGET) gauges.push(found)
      count += 1
    })
    this.#gauges = gauges
    this.droppedSeries = Math.max(0, count - SERIES_BUDGET)
  }

  *#putAll(put: PutGauge): Work<void> {
    const context = { ...this.#context, timeMs: 0 }
    for (const page of this.pages()) if (page.lines.every(isOfSilence)) put(windowEnd(page, context))
    const lines: VerdictLine[] = []
    const pages = yield* sortWork([...this.#pages], byKey)
    yield* eachWork(pages, PAGES_PER_STEP, ([, { page }]) => {
      for (const line of page.lines) lines.push(line)
    })
    if (!lines.some((line) => isPrimary(line, context))) specGauges(context).forEach(put)
    yield* putGauges(lines, context, put)
  }

  #endPages(watermarkMs: number): void {
    for (const page of this.pages()) {
      const silence = page.lines.filter(isOfSilence)
      const isTold = silence.length > 0 && watermarkMs < page.endMs + TOLD_SILENCE_MS
      if (isOver(page, watermarkMs, TOLD_WINDOWS) && !isTold) this.#take(keyOf(page))
      else if (isOver(page, watermarkMs, KEPT_WINDOWS)) this.#putLines(page, silence)
    }
  }

  /** Everything the book shows, with the present time. */
  points(timeMs: number): readonly OutputPoint[] {
    return this.#gauges.map(({ metric, attributes, value }) => ({ metric, attributes, value, timeMs }))
  }
}

/** What the spec says, with nothing judged. */
function specGauges(context: OutputContext): readonly Gauge[] {
  return [modelInfo([], context), ...featureInfos([], context)]
}

function isOver({ startMs, endMs }: BookPage, watermarkMs: number, windows: number): boolean {
  return watermarkMs >= endMs + windows * (endMs - startMs)
}

function keyOf({ version, role, window }: Pick<BookPage, 'version' | 'role' | 'window'>): string {
  return JSON.stringify([version, role, window])
}

function byKey([a]: readonly [string, HeldPage], [b]: readonly [string, HeldPage]): number {
  return compareText(a, b)
}
