import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MlReference } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { SeriesKey } from '../health-entry.ts'
import type { SeriesTable } from '../series-table.ts'
import { advanceVerdict } from '../verdict/advance-verdict.ts'
import { nextMemory } from '../verdict/series-memory.ts'
import { freshMemory } from '../verdict/verdict-memory.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import type { Finding } from './finding.ts'
import { modelLine } from './model-line.ts'
import type { ModelWindow } from './model-line.ts'

/** What windows of the model as a whole are judged by. */
export interface FindingContext {
  readonly spec: MonitorSpec
  readonly series: SeriesTable
  readonly reference: MlReference
}

/** An average feature. */
const WEIGHT = 1

/** The verdict on what a window shows of the model as a whole, over time like that on a feature. Windows are not merged. */
export function judgeFindings(
  window: ModelWindow,
  findings: readonly Finding[],
  { spec, series, reference }: FindingContext,
): VerdictLine {
  const { closed, rows, statistics } = window
  const sorted = findings.toSorted((a, b) => b.evidence.severity - a.evidence.severity)
  const known = series.open(modelKeyOf(window, reference))
  const hasVolume = sorted.some(({ evidence }) => evidence.kind === 'volume')
  const evidence = {
    rows,
    evidence: sorted.map((finding) => finding.evidence),
    statistics,
    // How few rows there are is what volume is about.
    ...(hasVolume && { minimumRows: 0 }),
  }
  const { verdict, persistence, memory } = advanceVerdict(known.memory?.verdict ?? freshMemory, evidence, {
    startMs: closed.startMs,
    endMs: closed.endMs,
    weight: WEIGHT,
    accepted: false,
  })
  known.remember(nextMemory(memory, closed))
  return modelLine(window, { verdict, persistence, findings: sorted }, { spec, reference })
}

/** The series a window of the model as a whole belongs to. */
export function modelKeyOf(
  { closed, segment }: Pick<ModelWindow, 'closed' | 'segment'>,
  reference: MlReference,
): SeriesKey {
  const { version, role, window } = closed
  const { name, value } = segment
  return { version, role, window, segment: { name, value }, feature: ML_FEATURE_NAME_VALUE_ALL, reference }
}
