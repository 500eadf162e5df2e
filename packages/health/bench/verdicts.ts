import { createHash } from 'node:crypto'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'
import type { ClosedWindow, FeatureCounts, HealthEntry, ModelHealth } from '../src/index.ts'
import { buildProfile, countRows, createModelHealth, shapeBytes } from '../src/index.ts'

const FEATURES = 40
const ROWS = 1000
const REFERENCE_ROWS = 20_000
const HOUR_MS = 3_600_000
/** Hours until the seasonal and the rolling reference are past learning. */
const LEARNING_HOURS = 5 * 168
const MEASURED_HOURS = 168
const SPREAD = 6

/** Numerical Recipes' LCG: the same numbers everywhere. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const random = createRandom(1)
const draw = (): number => 100 + Array.from({ length: SPREAD }, random).reduce((a, b) => a + b, -SPREAD / 2)
const names = Array.from({ length: FEATURES }, (_, i) => `feature_${i}`)

function specOf(references: string): MonitorSpec {
  const text = `model: {name: m}\nwindows: [1h]\nreferences: {${references}}\n`
  const checked = parseMonitorSpec(text, { file: 'bench.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

const profile = (() => {
  const spec = specOf('training: {}')
  const cells = Array.from({ length: REFERENCE_ROWS }, draw)
  const made = buildProfile({
    model: { name: 'm' },
    columns: { feature_0: { type: 'numeric', cells } },
    windows: spec.windows,
    blocks: { timezone: 'UTC', timesMs: Float64Array.from(cells, (_, row) => Math.floor(row / 500) * HOUR_MS) },
    provenance: { source: 'bench', rows: [0, REFERENCE_ROWS], rowCount: REFERENCE_ROWS, producer: 'bench' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
  const [feature] = Object.values(made.features)
  return { ...made, features: Object.fromEntries(names.map((name) => [name, feature!])) }
})()

/** Windows to take turns: counting rows is not what is measured. */
const counted: readonly FeatureCounts[] = Array.from({ length: 8 }, () =>
  countRows(profile.features['feature_0']!, Array.from({ length: ROWS }, draw), undefined),
)

function windowOf(hour: number): ClosedWindow {
  const features = Object.fromEntries(names.map((name, i) => [name, counted[(hour + i) % counted.length]!]))
  return {
    window: '1h',
    startMs: hour * HOUR_MS,
    endMs: (hour + 1) * HOUR_MS,
    partial: [],
    version: '1',
    role: 'live',
    segments: [{ name: 'all', value: 'all', features }],
  }
}

function close(health: ModelHealth, hour: number): number {
  const closing = health.close({ windows: [windowOf(hour)] })
  for (;;) {
    const { done, value } = closing.next()
    if (done) return value.verdicts.filter(({ state }) => state !== 'learning').length
  }
}

interface Measured {
  readonly secondsPerWindow: number
  readonly linesPerFeature: number
  readonly bytesOfHistory: number
}

function measure(references: string): Measured {
  const health = createModelHealth({ spec: specOf(references), profiles: [profile] })
  for (let hour = 0; hour < LEARNING_HOURS; hour += 1) close(health, hour)
  const startedMs = performance.now()
  let lines = 0
  for (let hour = LEARNING_HOURS; hour < LEARNING_HOURS + MEASURED_HOURS; hour += 1) lines += close(health, hour)
  const featureWindows = FEATURES * MEASURED_HOURS
  const isHistory = (entry: HealthEntry): boolean => entry.kind === 'history'
  const histories = [...health.entries()].filter(isHistory)
  const packed = histories.reduce((sum, entry) => sum + (entry.kind === 'history' ? packedBytes(entry.history) : 0), 0)
  return {
    secondsPerWindow: (performance.now() - startedMs) / 1000 / featureWindows,
    linesPerFeature: lines / featureWindows,
    bytesOfHistory: histories.length === 0 ? 0 : packed / histories.length,
  }
}

/** Four bytes a number, as they are held. */
function packedBytes({ cells, ...rest }: Extract<HealthEntry, { kind: 'history' }>['history']): number {
  return shapeBytes(rest) + (cells ? 4 * cells.numbers.length + 8 * cells.startsMs.length : 0)
}

const one = measure('training: {}')
const three = measure('training: {}, seasonal: {}, rolling: {}')
const perSecond = ({ secondsPerWindow }: Measured): string => Math.round(1 / secondsPerWindow).toLocaleString('en-US')

console.log(`${FEATURES} numeric features, windows of an hour and ${ROWS} rows, all kinds of evidence`)
console.log(
  `training alone: ${perSecond(one)} feature-windows a second (${one.linesPerFeature.toFixed(1)} verdicts each)`,
)
console.log(
  `training, seasonal, rolling: ${perSecond(three)} feature-windows a second (${three.linesPerFeature.toFixed(1)} verdicts each)`,
)
console.log(`three references cost ${(three.secondsPerWindow / one.secondsPerWindow).toFixed(2)} × one`)
console.log(`history: ${(three.bytesOfHistory / 1024).toFixed(1)} KiB per feature, five weeks of hours`)
