import { identityOf } from '../models/monitor-identity.ts'
import type { MonitorClock } from '../models/monitor-options.ts'
import type { Monitored } from '../models/model-registry.ts'
import type { BookPage } from '../outputs/output-book.ts'
import type { EventCounter } from '../slo/event-counter.ts'
import { finiteMs } from './finite-ms.ts'
import type { SavedObjective, SectionHead } from './section-records.ts'
import { RECORD } from './section-records.ts'
import { SectionWriter } from './section-writer.ts'

/** The state of one model in one environment, part by part; nothing may change before the last. */
export function* writeSection({
  monitor,
  book,
  environment,
  model,
}: Monitored): Generator<Uint8Array<ArrayBuffer>, void> {
  const to = new SectionWriter()
  const identity = identityOf(monitor.spec)
  const head: SectionHead = { environment, model, identity, clock: finiteClock(monitor.clock) }
  to.json(RECORD.head, head)
  yield* writeEach(to, monitor.writerClock.writers(), (writer) => to.json(RECORD.writer, writer))
  yield* writeEach(to, monitor.streams.sessions(), (session) => to.session(session))
  yield* writeEach(to, monitor.streams.all(), (stream) => to.stream(stream))
  for (const open of monitor.windows.all()) {
    const { window, startMs, endMs, partial, inDoubt } = open
    to.json(RECORD.window, { window: window.name, startMs, endMs, partial: [...partial], inDoubt: [...inDoubt] })
    yield* writeEach(to, open.features.values(), (feature) => to.windowFeature(open, feature))
    yield* writeEach(to, open.rows.values(), (rows) => to.windowRows(open, rows))
  }
  yield* writeEach(to, monitor.health.entries(), (entry) => to.json(RECORD.health, entry))
  yield* writeEach(to, eventRecords(monitor.objectives.counters), (write) => write(to))
  yield* writeEach(to, pageRecords(book.pages()), ([record, value]) => to.json(record, value))
  yield to.take()
}

function* writeEach<T>(
  to: SectionWriter,
  items: Iterable<T>,
  write: (item: T) => void,
): Generator<Uint8Array<ArrayBuffer>, void> {
  for (const item of items) {
    write(item)
    const part = to.takeFull()
    if (part) yield part
  }
}

type JsonRecord = readonly [record: number, value: unknown]

/** Each counter, followed by its sessions, each followed by its streams. */
function* eventRecords(counters: readonly EventCounter[]): Iterable<(to: SectionWriter) => void> {
  for (const { state, sessions } of counters) {
    const { sinceMs, aliveMs } = state
    const saved: SavedObjective = { ...state, sinceMs: finiteMs(sinceMs), aliveMs: finiteMs(aliveMs) }
    yield (to) => to.json(RECORD.objective, saved)
    for (const { streams, ...session } of sessions.all()) {
      yield (to) => to.json(RECORD.eventSession, session)
      for (const [seriesKey, stream] of streams) yield (to) => to.eventStream(seriesKey, stream)
    }
  }
}

function* pageRecords(pages: Iterable<BookPage>): Iterable<JsonRecord> {
  for (const page of pages) {
    yield [RECORD.page, { ...page, lines: [] }]
    for (const line of page.lines) yield [RECORD.line, line]
  }
}

function finiteClock(clock: MonitorClock): SectionHead['clock'] {
  return Object.fromEntries(
    Object.entries(clock).map(([name, value]) => [name, finiteMs(value as number)]),
  ) as SectionHead['clock']
}
