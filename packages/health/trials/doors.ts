import { createHash } from 'node:crypto'
import type { ReferenceProfile } from '@driftline/profile'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE, ML_FEATURE_NAME_VALUE_ALL, ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MlDriftState, MlReference } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import type { ClosedWindow, ReferenceDimension, VerdictLine } from '../src/index.ts'
import { buildProfile, createModelHealth } from '../src/index.ts'
import { timesWithin } from './clock.ts'
import { countWindow } from './count-window.ts'
import { groupBy } from './group-by.ts'
import type { FeaturePlan, WindowRows } from './window-rows.ts'
import { rowCountOf } from './window-rows.ts'

/** A model that is put on trial. */
export interface ModelPlan {
  readonly features: Readonly<Record<string, FeaturePlan>>
  readonly window: string
  /** Segment values by dimension. */
  readonly dimensions?: Readonly<Record<string, readonly string[]>>
  /** Windows its profile is built from; without them it learns. */
  readonly reference?: readonly WindowRows[]
  /** References of the spec, in its order; without them the defaults. */
  readonly references?: Readonly<Record<string, object>>
}

/** One verdict, as far as a trial looks at it. */
export interface TrialVerdict {
  readonly feature: string
  readonly segment: { readonly name: string; readonly value: string }
  readonly reference: MlReference
  readonly state: MlDriftState
  /** Of the model as a whole: volume, freshness, schema. */
  readonly isOfModel: boolean
}

/** A model whose windows are closed one after the other. */
export interface ModelOnTrial {
  readonly close: (window: WindowRows) => readonly TrialVerdict[]
}

/** Builds the model's profile where it has a reference, and opens its judge. */
export function openModel(plan: ModelPlan): ModelOnTrial {
  const spec = specOf(plan)
  const profile = plan.reference && profileOf(plan.reference, plan, spec)
  const health = createModelHealth({ spec, profiles: profile ? [profile] : [] })
  return {
    close: (rows) => {
      const { startMs, endMs } = rows
      const closed: ClosedWindow = {
        window: plan.window,
        startMs,
        endMs,
        partial: [],
        version: '1',
        role: ML_DEPLOYMENT_ROLE_VALUE_LIVE,
        segments: countWindow(rows, { features: plan.features, spec, profile }),
      }
      const closing = health.close({ windows: [closed] })
      for (;;) {
        const { done, value } = closing.next()
        if (done) return value.verdicts.map(toTrialVerdict)
      }
    },
  }
}

/**
 * The verdicts that count: of every feature and segment the first reference in order that is past learning, else the
 * first there is.
 */
export function headlinesOf(
  verdicts: readonly TrialVerdict[],
  order: readonly MlReference[] = ['training', 'baseline', 'seasonal'],
): readonly TrialVerdict[] {
  const bySubject = groupBy(verdicts, ({ feature, segment }) => JSON.stringify([segment.name, segment.value, feature]))
  return [...bySubject.values()].flatMap((lines) => {
    const ranked = order.flatMap((reference) => lines.filter((line) => line.reference === reference))
    return (ranked.find(({ state }) => state !== 'learning') ?? ranked[0]) || []
  })
}

/** Whether a verdict is of everyone, not of a segment. */
export function isOfEveryone({ segment }: TrialVerdict): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function toTrialVerdict({ feature, segment, reference, state }: VerdictLine): TrialVerdict {
  return {
    feature,
    segment,
    reference: reference as MlReference,
    state,
    isOfModel: feature === ML_FEATURE_NAME_VALUE_ALL,
  }
}

/** JSON is YAML. */
function specOf({ features, window, dimensions = {}, references }: ModelPlan): MonitorSpec {
  const text = JSON.stringify({
    model: { name: 'trial' },
    windows: [window],
    features,
    segments: { dimensions: Object.entries(dimensions).map(([name, values]) => ({ name, values })) },
    ...(references && { references }),
  })
  const checked = parseMonitorSpec(text, { file: 'trial.json' })
  if (!checked.ok) throw new Error(checked.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return checked.value
}

function profileOf(
  windows: readonly WindowRows[],
  { features, dimensions = {} }: ModelPlan,
  spec: MonitorSpec,
): ReferenceProfile {
  const times = windows.map((window) => timesWithin(window, rowCountOf(window)))
  const timesMs = Float64Array.from(times.flat())
  const columns = Object.entries(features).map(([name, { type }]) => {
    const cells = windows.flatMap((window) => window.cells[name] ?? [])
    return [name, { type, cells, ...(spec.features[name] && { spec: spec.features[name] }) }] as const
  })
  return buildProfile({
    model: { name: spec.model.name },
    columns: Object.fromEntries(columns),
    windows: spec.windows,
    dimensions: dimensionsOf(windows, dimensions),
    blocks: { timezone: spec.timezone, timesMs },
    provenance: { source: 'trial', rows: [0, timesMs.length], rowCount: timesMs.length, producer: 'trial' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
}

function dimensionsOf(
  windows: readonly WindowRows[],
  dimensions: NonNullable<ModelPlan['dimensions']>,
): readonly ReferenceDimension[] {
  return Object.entries(dimensions).map(([name, declared]) => ({
    name,
    declared,
    values: windows.flatMap((window) => window.segments?.[name] ?? []),
  }))
}
