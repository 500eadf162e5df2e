import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerdictLine } from '@driftline/health'
import { METRIC_ML_FEATURE_CATEGORIES } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { onTestFinished } from 'vitest'
import type { RunOptions } from '../src/run-options.ts'
import type { RunningProcessor } from '../src/running-processor.ts'
import { startProcessor } from '../src/running-processor.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const START_MS = Date.UTC(2026, 0, 1)

/** A checked spec of model `m` (or another), hourly unless said otherwise. */
export function specOf(text = 'model: {name: m}\nwindows: [1h]\n'): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

/** One cumulative point of a category counter. */
export interface CategoryPoint {
  readonly timeMs: number
  /** Rows since the start. */
  readonly value: number | string
  readonly startMs?: number
  readonly model?: string
  readonly environment?: string
  readonly writer?: string
  readonly version?: string
  readonly role?: string
  readonly feature?: string
  readonly category?: string
  readonly metric?: string
  /** Id of the key under which the category was hashed. */
  readonly hashKey?: string
  /** Dimension and value; left out, everyone. */
  readonly segment?: readonly [string, string]
  readonly errorType?: string
}

/** An OTLP/JSON request with one point per entry. */
export function requestOf(points: readonly CategoryPoint[]): string {
  return JSON.stringify({ resourceMetrics: points.map(resourceMetrics) })
}

function resourceMetrics(point: CategoryPoint): unknown {
  const { environment, writer = 'w', metric = METRIC_ML_FEATURE_CATEGORIES, startMs = START_MS } = point
  const attributes = {
    'ml.model.name': point.model ?? 'm',
    'ml.model.version': point.version ?? '1',
    ...(point.role !== undefined && { 'ml.deployment.role': point.role }),
    'ml.feature.name': point.feature ?? 'x',
    'ml.feature.category': point.category ?? 'a',
    ...(point.hashKey !== undefined && { 'ml.hash_key.id': point.hashKey }),
    ...(point.segment && { 'ml.segment.name': point.segment[0], 'ml.segment.value': point.segment[1] }),
    ...(point.errorType !== undefined && { 'error.type': point.errorType }),
  }
  const resource = environment === undefined ? {} : { 'deployment.environment.name': environment }
  const dataPoint = {
    attributes: keyValues(attributes),
    startTimeUnixNano: nanoseconds(startMs),
    timeUnixNano: nanoseconds(point.timeMs),
    asDouble: point.value,
  }
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [dataPoint] }
  const scope = { name: 'test', attributes: keyValues({ 'ml.writer.id': writer }) }
  return {
    resource: { attributes: keyValues(resource) },
    scopeMetrics: [{ scope, metrics: [{ name: metric, sum }] }],
  }
}

function keyValues(attributes: Readonly<Record<string, string>>): unknown {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } }))
}

function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms)) * 1_000_000n}`
}

/** A processor with what it has said so far. */
export interface Service extends RunningProcessor {
  readonly lines: readonly VerdictLine[]
  readonly problems: readonly string[]
  /** Posts points; the answer's status and partial success. */
  readonly post: (points: readonly CategoryPoint[]) => Promise<{ status: number; rejected: number; message: string }>
  /** Sets the clock. */
  readonly setTime: (nowMs: number) => void
  /** Closes every window and gives the rows counted by window start, for segment `all`. */
  readonly rowsByWindow: (feature?: string) => Promise<Readonly<Record<string, number>>>
}

/** Starts a processor that is stopped when the test ends; its clock stands at `START_MS` + 30 days unless set. */
export async function startService(options: Partial<RunOptions> = {}): Promise<Service> {
  const lines: VerdictLine[] = []
  const problems: string[] = []
  let nowMs = START_MS + 30 * DAY_MS
  const processor = await startProcessor({
    models: [{ spec: specOf(), profiles: [] }],
    port: 0,
    coveredSinceMs: START_MS - DAY_MS,
    now: () => nowMs,
    onLines: (closed) => lines.push(...closed),
    onProblem: (message) => problems.push(message),
    ...options,
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= processor.stop())
  onTestFinished(stop)
  return {
    ...processor,
    stop,
    lines,
    problems,
    setTime: (timeMs) => {
      nowMs = timeMs
    },
    post: (points) => postTo(processor.url, requestOf(points)),
    rowsByWindow: async (feature = 'x') => {
      await processor.finish()
      const own = lines.filter((line) => line.model === 'm' && line.feature === feature && line.segment.name === 'all')
      return Object.fromEntries(own.map((line) => [line.start, line.count]))
    },
  }
}

async function postTo(url: string, body: string) {
  const response = await fetch(`${url}/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const answer = (await response.json()) as {
    partialSuccess?: { rejectedDataPoints?: string; errorMessage?: string }
    message?: string
  }
  const { rejectedDataPoints = '0', errorMessage = answer.message ?? '' } = answer.partialSuccess ?? {}
  return { status: response.status, rejected: Number(rejectedDataPoints), message: errorMessage }
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a kill -9 at this moment would leave behind: a copy of the state folder of a processor that goes on. */
export function crashImage(stateDirectory: string): string {
  const folder = temporaryFolder()
  cpSync(stateDirectory, folder, { recursive: true, filter: (source) => !source.endsWith('/lock') })
  return folder
}
