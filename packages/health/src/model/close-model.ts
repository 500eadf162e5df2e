import {
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_DRIFT_KIND_VALUE_DUPLICATES,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
} from '@driftline/semconv'
import type { ClosedWindow } from '../closed-window.ts'
import { isEveryone } from '../closed-window.ts'
import { areRowsCountable } from '../counts/window-rows.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import { undeclaredFields } from '../evidence/schema.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { SilenceRoom } from '../freshness/silence-room.ts'
import { qualityScore } from '../quality/quality-score.ts'
import type { ReferenceSource } from '../reference/reference-source.ts'
import type { SeriesTable } from '../series-table.ts'
import { MINIMUM_ROWS } from '../verdict/read-window.ts'
import type { VerdictLine } from '../verdict/verdict-line.ts'
import type { ModelRooms } from './find-in-window.ts'
import { findInWindow, volumeFinding } from './find-in-window.ts'
import type { Finding } from './finding.ts'
import { firstReference } from './first-reference.ts'
import { judgeFindings, modelKeyOf } from './judge-findings.ts'
import type { DeclaredFeatures } from './look-at-declared.ts'
import { lookAtDeclared } from './look-at-declared.ts'
import type { ModelWindow } from './model-line.ts'
import { modelLearningLine } from './model-line.ts'
import { isUsuallyAbsent } from './usually-absent.ts'
import { withSilence } from './silence-line.ts'

/** What the model as a whole is judged by. */
export interface ClosingRooms extends ModelRooms {
  readonly series: SeriesTable
  readonly silence: SilenceRoom
  /** In the order in which one of them becomes the headline. */
  readonly sources: readonly ReferenceSource[]
}

/** What a window shows of the model as a whole. */
export interface ModelClosing {
  /** None where there is nothing to judge, and nothing to learn. */
  readonly lines: readonly VerdictLine[]
  /** Rows for each distinct one, at least 1; above where far more rows than usual are repeats. */
  readonly repeats: number
}

/** Empty windows of one silence that get lines, the first ones: what follows says the same. */
const MOST_EMPTY_LINES = 100

/** Judges the model as a whole in a window of one version, in steps. @param rows of the window */
export function* closeModel(
  closed: ClosedWindow,
  rows: number,
  rooms: ClosingRooms,
): Generator<undefined, ModelClosing> {
  const counted = closed.segments.find(isEveryone)?.features ?? {}
  const declared = rows > 0 ? yield* lookAtDeclared(rooms.spec, counted) : NOTHING_DECLARED
  const problems = [
    ...declared.problems.filter((own) => !isUsual(own, closed, rooms.sources)),
    ...(closed.rows ? undeclaredFields(closed.rows) : []),
  ]
  const findings = findInWindow({ closed, rows, problems }, rooms)
  const score = qualityScore(declared.qualities)
  const statistics: WindowStatistics = score === undefined ? {} : { qualityScore: score }
  const line = lineOf({ ...everyoneOf(closed), rows, statistics }, findings, rooms)
  const raised = closed.role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? rooms.silence.find(closed) : undefined
  return {
    lines: line ? [raised ? withSilence(line, raised) : line] : [],
    repeats: repeatsOf(closed.rows, findings),
  }
}

function isUsual(
  { feature, problem }: SchemaProblem,
  closed: ClosedWindow,
  sources: readonly ReferenceSource[],
): boolean {
  const segment = closed.segments.find(isEveryone)
  const counts = segment && Object.hasOwn(segment.features, feature) ? segment.features[feature] : undefined
  if (problem !== 'absent' || !segment || !counts) return false
  return isUsuallyAbsent({ closed, segment, feature, counts }, sources)
}

const NOTHING_DECLARED: DeclaredFeatures = { problems: [], qualities: [] }

/** Primary windows that passed without any row before the one that was just observed, where that is unusual. */
export function closeEmpty(closed: ClosedWindow, rooms: ClosingRooms): readonly VerdictLine[] {
  const observed = closed.role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? rooms.volume.find(closed) : undefined
  if (!observed) return []
  return observed.empty.slice(0, MOST_EMPTY_LINES).flatMap((reading) => {
    const finding = volumeFinding(reading, rooms.spec)
    if (!finding) return []
    return observed.versionsBefore.flatMap((version) => {
      const { startMs, endMs, rows } = reading
      const passed: ClosedWindow = { ...closed, version, startMs, endMs, partial: [], segments: [] }
      const context = { ...rooms, reference: firstReference(rooms.spec) }
      const line = judgeFindings({ ...everyoneOf(passed), rows, statistics: {} }, [finding], context)
      return Math.max(line.severity, line.windowSeverity) >= INVESTIGATE_SEVERITY ? [line] : []
    })
  })
}

function lineOf(window: ModelWindow, findings: readonly Finding[], rooms: ClosingRooms): VerdictLine | undefined {
  const { spec, series } = rooms
  const reference = firstReference(spec)
  const isRemembered = series.find(modelKeyOf(window, reference))?.verdict.raised !== undefined
  if (findings.length > 0 || isRemembered || window.rows < MINIMUM_ROWS)
    return judgeFindings(window, findings, { spec, series, reference })
  const learned = learnedOf(window.closed, rooms)
  return learned === undefined ? undefined : modelLearningLine(window, learned, { spec, reference })
}

/** How far what is usual has been learned; undefined where nothing is being learned from such windows. */
function learnedOf(closed: ClosedWindow, { volume, rates }: ModelRooms): number | undefined {
  const ofRows = closed.rows && rates.learnedDuplicates()
  return volume.find(closed)?.reading?.learned ?? ofRows
}

function everyoneOf(closed: ClosedWindow): Pick<ModelWindow, 'closed' | 'segment'> {
  return { closed, segment: { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL } }
}

function repeatsOf(rows: ClosedWindow['rows'], findings: readonly Finding[]): number {
  const found = findings.find(({ evidence }) => evidence.kind === ML_DRIFT_KIND_VALUE_DUPLICATES)
  if (!found || found.evidence.severity < INVESTIGATE_SEVERITY || !rows || !areRowsCountable(rows)) return 1
  return rows.rows / Math.max(1, rows.rows - rows.duplicates)
}
