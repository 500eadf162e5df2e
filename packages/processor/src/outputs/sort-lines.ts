import type { VerdictLine } from '@driftline/health'
import { compareRoles, isRaised } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { compareText } from '../compare-text.ts'
import type { Work } from '../work.ts'
import { eachWork, sortWork } from '../work.ts'
import { LINES_PER_STEP } from './line-attributes.ts'
import type { OutputContext } from './line-attributes.ts'

/** The verdicts of windows, by what is put out of them. */
export interface SortedLines {
  /** Everyone, beside every reference: live first, of each role the most important features first. */
  readonly everyone: readonly VerdictLine[]
  /** The one of them that counts of each feature. */
  readonly headlines: readonly VerdictLine[]
  /** The headlines of the primary window. */
  readonly detailed: readonly VerdictLine[]
  /** What of everyone is none of these. */
  readonly undetailed: readonly VerdictLine[]
  /** What of everyone has no reference yet in the primary window. */
  readonly learning: readonly VerdictLine[]
  /** Headlines of what is raised, accepted or pinned in segments: live first, of each role the most severe first. */
  readonly segments: readonly VerdictLine[]
  /** All segments. */
  readonly others: readonly VerdictLine[]
}

/** Sorts them, in steps. */
export function* sortLines(lines: readonly VerdictLine[], context: OutputContext): Work<SortedLines> {
  const { spec } = context
  const all: VerdictLine[] = []
  const others: VerdictLine[] = []
  const segments: VerdictLine[] = []
  yield* eachWork(lines, LINES_PER_STEP, (line) => {
    if (isEveryone(line)) return void all.push(line)
    others.push(line)
    if (line.headline && (isRaised(line) || line.state === 'accepted' || isPinned(line, spec))) segments.push(line)
  })
  const everyone = yield* sortWork(all, byImportance(spec))
  const isDetailed = (line: VerdictLine): boolean => line.headline === true && isPrimary(line, context)
  return {
    everyone,
    headlines: everyone.filter(({ headline }) => headline),
    detailed: everyone.filter(isDetailed),
    undetailed: everyone.filter((line) => !isDetailed(line)),
    learning: everyone.filter((line) => line.learning !== undefined && isPrimary(line, context)),
    segments: yield* sortWork(segments, bySeverity),
    others,
  }
}

/** Whether a line is of the window length that counts. */
export function isPrimary({ window }: Pick<VerdictLine, 'window'>, { spec }: Pick<OutputContext, 'spec'>): boolean {
  return window === spec.windows[0]?.name
}

function isEveryone({ segment }: VerdictLine): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function byImportance({ features }: MonitorSpec): (a: VerdictLine, b: VerdictLine) => number {
  const importance = ({ feature }: VerdictLine): number =>
    Object.hasOwn(features, feature) ? (features[feature]?.importance ?? 0) : 0
  return (a, b) => compareRoles(a.role, b.role) || importance(b) - importance(a) || compareText(a.feature, b.feature)
}

/** Live first, then the most severe. */
export function bySeverity(a: VerdictLine, b: VerdictLine): number {
  return compareRoles(a.role, b.role) || b.severity - a.severity || compareText(a.feature, b.feature)
}

function isPinned({ segment }: VerdictLine, spec: MonitorSpec): boolean {
  return spec.segments.pin.some((pin) => pin[segment.name] === segment.value)
}
