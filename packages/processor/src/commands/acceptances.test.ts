import type { AcceptCommand, VerdictLine } from '@driftline/health'
import { describe, expect, test } from 'vitest'
import { acceptanceHandlers } from '../acceptance-handlers.ts'
import { decodeEntry, encodeEntry } from '../journal-entry.ts'
import { EXPORT_MS, exportsOf, HOUR_MS, judgedModel, START_MS } from '../lives.testing.ts'
import type { MonitoredModel } from '../models/monitor-options.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { ProcessorCore } from '../processor-core.ts'
import { restart } from '../processor-laws.testing.ts'
import type { OnClosed, OnCommand, Processor } from '../processor.ts'
import { createProcessor, DEFAULT_LIMITS } from '../processor.ts'
import type { Command } from './command.ts'

const HOURS = 12
const accept: AcceptCommand = {
  id: 'a1',
  role: 'live',
  segment: { name: 'all', value: 'all' },
  feature: 'x',
  by: 'ana',
  reason: 'new sensor',
  atMs: START_MS + 5 * HOUR_MS,
}
const command: Command = { kind: 'accept', environment: 'default', model: 'm', accept }

/** A service of which every number moves in the third hour. */
const points = exportsOf({
  writer: 'w',
  startTimeMs: START_MS,
  timesMs: Array.from({ length: (HOURS * HOUR_MS) / EXPORT_MS }, (_, i) => START_MS + (i + 1) * EXPORT_MS - 1),
  movesAtMs: START_MS + 2 * HOUR_MS,
})

function hourOf(hour: number): readonly MetricPoint[] {
  return points.filter(({ timeMs }) => Math.floor((timeMs - START_MS) / HOUR_MS) === hour)
}

interface Run {
  readonly lines: readonly VerdictLine[]
  readonly told: readonly Parameters<OnCommand>[0][]
  readonly processor: Processor
}

/** All lines of a run that is told a command after some hour, and restarted after every hour where that is wanted. */
function run(
  told: ReadonlyMap<number, Command>,
  { restarts = false, model = judgedModel }: { readonly restarts?: boolean; readonly model?: MonitoredModel } = {},
): Run {
  const lines: VerdictLine[] = []
  const events: Parameters<OnCommand>[0][] = []
  const configuration = { models: [model], limits: { ...DEFAULT_LIMITS, latenessMs: 0 } }
  const onClosed: OnClosed = ({ verdicts }) => void lines.push(...verdicts)
  const onCommand: OnCommand = (obeyed) => void events.push(obeyed)
  let processor = createProcessor({ ...configuration, coveredSinceMs: START_MS }, { onClosed, onCommand })
  for (let hour = 0; hour < HOURS; hour += 1) {
    processor.apply({ kind: 'points', points: hourOf(hour), arrivalMs: START_MS + (hour + 1) * HOUR_MS })
    const own = told.get(hour)
    if (own) obeyJournaled(processor, own)
    if (restarts) processor = restart(processor, configuration, onClosed)
  }
  processor.apply({ kind: 'finish' })
  return { lines, told: events, processor }
}

/** As a restart would apply it. */
function obeyJournaled(processor: Processor, own: Command): void {
  const entry = decodeEntry(encodeEntry({ kind: 'command', command: own }))
  if (entry.kind !== 'command') throw new Error('a command stays a command')
  processor.obey(entry.command)
}

function statesOf({ lines }: Run, feature = 'x', window = '1h'): readonly string[] {
  return lines
    .filter(
      (line) => line.feature === feature && line.window === window && line.headline && line.segment.name === 'all',
    )
    .map(({ state }) => state)
}

describe('a command to accept', () => {
  const accepted = run(new Map([[5, command]]))

  test('changes what closes after it, and nothing that closed before', () => {
    const without = statesOf(run(new Map()))
    expect(without).toEqual(['ok', 'ok', ...Array.from({ length: HOURS - 2 }, () => 'act')])
    expect(statesOf(accepted)).toEqual([
      'ok',
      'ok',
      'act',
      'act',
      'act',
      ...Array.from({ length: HOURS - 5 }, () => 'accepted'),
    ])
    expect(statesOf(accepted, 'word')).toEqual(statesOf(run(new Map()), 'word'))
    const inSegment = accepted.lines.filter(({ feature, segment }) => feature === 'x' && segment.name === 'city')
    expect(inSegment.some(({ state }) => state === 'accepted')).toBe(false)
  })

  test('holds for windows of every length', () => {
    const states = statesOf(accepted, 'x', '20m')
    const closedBefore = (5 * HOUR_MS + 40 * 60_000) / (20 * 60_000)
    expect(new Set(states.slice(closedBefore - 9, closedBefore))).toEqual(new Set(['act']))
    expect(new Set(states.slice(closedBefore))).toEqual(new Set(['accepted']))
    expect(states).toHaveLength(3 * HOURS)
  })

  test('is put out with severity 0', () => {
    const { book } = accepted.processor.registry.all()[0]!
    const ofX = book.points(0).filter(({ attributes }) => attributes['ml.feature.name'] === 'x')
    const severity = ofX.filter(
      ({ metric, attributes }) =>
        metric === 'ml.drift.severity' &&
        attributes['ml.segment.name'] === 'all' &&
        attributes['ml.reference'] === 'training',
    )
    expect(severity.map(({ value }) => value)).toEqual([0, 0])
  })

  test('is told, with what it pinned', () => {
    expect(accepted.told).toEqual([
      {
        kind: 'accepted',
        by: 'ana',
        acceptance: {
          id: 'a1',
          model: 'm',
          environment: 'default',
          role: 'live',
          segment: { name: 'all', value: 'all' },
          feature: 'x',
          kind: null,
          by: 'ana',
          reason: 'new sensor',
          since: '2026-01-01T05:00:00Z',
          until: null,
          pinned: [
            { window: '20m', windows: 8, rows: 960 },
            { window: '1h', windows: 3, rows: 1080 },
          ],
        },
      },
    ])
  })

  test('gives the same verdicts through any number of restarts', () => {
    const revoke: Command = { kind: 'revoke', environment: 'default', model: 'm', id: 'a1', by: 'bo', atMs: 0 }
    const commands = new Map<number, Command>([
      [5, command],
      [8, revoke],
    ])
    const undisturbed = run(commands)
    expect(statesOf(undisturbed).slice(-3)).toEqual(['act', 'act', 'act'])
    expect(undisturbed.told.map(({ kind, by }) => [kind, by])).toEqual([
      ['accepted', 'ana'],
      ['revoked', 'bo'],
    ])
    expect(run(commands, { restarts: true }).lines).toEqual(undisturbed.lines)
  })

  test('outlives a change of windows', () => {
    const { processor } = run(new Map([[5, command]]))
    const spec = { ...judgedModel.spec, windows: judgedModel.spec.windows.slice(0, 1) }
    const changed = { models: [{ ...judgedModel, spec }], limits: { ...DEFAULT_LIMITS, latenessMs: 0 } }
    const [monitored] = restart(processor, changed).registry.all()
    expect(monitored?.monitor.acceptances().map(({ id }) => id)).toEqual(['a1'])
  })
})

describe('what is asked over HTTP', () => {
  const nowMs = START_MS + 7 * HOUR_MS
  const asked = { model: 'm', feature: 'x', by: 'ana', reason: 'new sensor' }

  async function start(environments: readonly string[] = ['prod']) {
    const core = await ProcessorCore.start(
      { models: [judgedModel], limits: { latenessMs: 0 }, coveredSinceMs: START_MS, now: () => nowMs },
      undefined,
    )
    for (const environment of environments)
      for (let hour = 0; hour < 6; hour += 1) {
        const resource = { 'deployment.environment.name': environment }
        const own = hourOf(hour).map((point) => Object.assign({}, point, { resource }))
        core.processor.apply({ kind: 'points', points: own, arrivalMs: nowMs })
      }
    return acceptanceHandlers(core)
  }

  test('is accepted, listed and revoked by its id', async () => {
    const { accept: ask, list, revoke } = await start()
    const made = await ask({ ...asked, until: '2026-01-31' })
    expect(made).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      environment: 'prod',
      since: '2026-01-01T07:00:00Z',
      until: '2026-02-01T00:00:00Z',
    })
    expect(list()).toEqual({ acceptances: [made] })
    const { id } = made as { readonly id: string }
    await expect(revoke(id, undefined)).rejects.toMatchObject({ status: 400 })
    expect(await revoke(id, 'bo')).toEqual(made)
    expect(list()).toEqual({ acceptances: [] })
    await expect(revoke(id, 'bo')).rejects.toMatchObject({ status: 404 })
  })

  test.each([
    ['no object', [], 400, 'The body must be a JSON object'],
    ['no model', { ...asked, model: undefined }, 400, '"model" must be a text that is not empty; found nothing'],
    ['a key nobody knows', { ...asked, reasn: 'x' }, 400, '"reasn" is not known here'],
    ['a role there is not', { ...asked, role: 'canari' }, 400, 'Did you mean "canary"?'],
    ['a kind there is not', { ...asked, kind: 'distributions' }, 400, 'Did you mean "distribution"?'],
    ['a reason of two lines', { ...asked, reason: 'a\nb' }, 400, 'write it on one line'],
    ['a long reason', { ...asked, reason: 'x'.repeat(201) }, 400, 'at most 200'],
    ['an empty person', { ...asked, by: ' ' }, 400, '"by" must be a text'],
    ['half a segment', { ...asked, segment: { name: 'city' } }, 400, '"value" must be a text'],
    ['no date', { ...asked, until: 'tomorrow' }, 400, '"until" cannot be read: "tomorrow" is no date'],
    ['a date in the past', { ...asked, until: '2025-12-31' }, 400, 'the last window ended at 2026-01-01T05:40:00'],
    ['a model nobody serves', { ...asked, model: 'n' }, 404, 'There is no model "n" here; there is m.'],
    ['an environment nobody saw', { ...asked, environment: 'test' }, 404, 'it runs in "prod"'],
    ['a feature that is not raised', { ...asked, feature: 'y' }, 409, 'Nothing is raised for feature "y"'],
    ['a kind that is not raised', { ...asked, kind: 'missing' }, 409, 'No drift of kind missing is raised'],
    ['a kind that cannot be pinned', { ...asked, kind: 'volume' }, 400, 'cannot be accepted; only'],
  ])('is refused with %s', async (_, body, status, message) => {
    const { accept: ask, list } = await start()
    await expect(ask(body)).rejects.toMatchObject({ status, message: expect.stringContaining(message) })
    expect(list()).toEqual({ acceptances: [] })
  })

  test('names the environment where there are several', async () => {
    const { accept: ask, list } = await start(['prod', 'test'])
    await expect(ask(asked)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('name one of "prod", "test"'),
    })
    expect(await ask({ ...asked, environment: 'test' })).toMatchObject({ environment: 'test' })
    expect((list() as { readonly acceptances: readonly object[] }).acceptances).toHaveLength(1)
  })

  test('waits for data where none has come', async () => {
    const { accept: ask } = await start([])
    await expect(ask(asked)).rejects.toMatchObject({ status: 409, message: expect.stringContaining('has come in yet') })
  })

  test('knows the features that the spec lists', async () => {
    const { spec } = judgedModel
    const numeric = { type: 'numeric' } as const
    const listed = {
      ...judgedModel,
      spec: { ...spec, features: { temperature: numeric } },
    } as unknown as MonitoredModel
    const core = await ProcessorCore.start({ models: [listed], coveredSinceMs: START_MS, now: () => nowMs }, undefined)
    core.processor.apply({ kind: 'points', points: hourOf(0), arrivalMs: nowMs })
    await expect(acceptanceHandlers(core).accept({ ...asked, feature: 'temprature' })).rejects.toMatchObject({
      status: 404,
      message: 'The spec has no feature "temprature"; it has temperature. Did you mean "temperature"?',
    })
  })
})
