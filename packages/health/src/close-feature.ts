import type { MonitorSpec } from '@driftline/spec'
import type { ClosedFeature } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import { failedFeature, judgeFeature, silentFeature } from './judge-feature.ts'
import type { FeatureReference } from './reference/feature-reference.ts'
import type { ReferenceSource } from './reference/reference-source.ts'
import { contributionsOf } from './segments/contributions-of.ts'
import type { SeriesTable } from './series-table.ts'
import { seriesKeyOf } from './series-table.ts'
import { learningLine, judgedLine } from './verdict-lines.ts'
import { learningText } from './verdict/learning-text.ts'
import { isRaised } from './verdict/is-raised.ts'
import type { VerdictLine } from './verdict/verdict-line.ts'
import type { WindowSummary } from './window-summary.ts'

/** What one feature of a closed window is judged by. */
export interface FeatureRooms {
  readonly spec: MonitorSpec
  readonly series: SeriesTable
  /** In the order in which one of them becomes the headline. */
  readonly sources: readonly ReferenceSource[]
}

/** One feature of a closed window beside every reference there is; the headline is the first that is past learning. */
export function closeFeature(at: ClosedFeature, summary: WindowSummary, rooms: FeatureRooms): readonly VerdictLine[] {
  const lines = rooms.sources.flatMap((source) => {
    const line = lineOf(at, summary, { ...rooms, source })
    return line ? [withContributions(at, line, source)] : []
  })
  const headline = lines.find(({ state }) => state !== 'learning') ?? lines[0]
  return lines.map((line) => (line === headline ? { ...line, headline: true } : line))
}

/** Where a shift of everyone comes from. */
function withContributions(at: ClosedFeature, line: VerdictLine, { segmentsOf }: ReferenceSource): VerdictLine {
  if (!isEveryone(at.segment) || !isRaised(line) || line.kind !== 'distribution') return line
  const references = segmentsOf?.(at)
  const contributions = references ? contributionsOf(at, references) : []
  return contributions.length > 0 ? { ...line, contributions } : line
}

function lineOf(
  at: ClosedFeature,
  summary: WindowSummary,
  { spec, series, source }: FeatureRooms & { readonly source: ReferenceSource },
): VerdictLine | undefined {
  const context = { spec, reference: source.name }
  const key = seriesKeyOf(at, source.name)
  const memory = series.find(key)
  const answer = source.referenceFor(at, [at.closed.startMs])
  if (answer.kind === 'none') return undefined
  if (answer.kind === 'ready') {
    const referenceOf = (startsMs: readonly number[]): FeatureReference => {
      const merged = source.referenceFor(at, startsMs)
      return merged.kind === 'ready' ? merged.reference : answer.reference
    }
    const judged = judgeFeature(at, { spec, referenceOf, memory })
    series.remember(key, judged.memory)
    return judgedLine(at, judged, context)
  }
  if (!areCountable(at.counts)) return judgedLine(at, failedFeature(at, { spec, memory: undefined }), context)
  const { progress } = answer
  if (memory?.verdict.raised) {
    const silent = silentFeature(at, { spec, memory, reason: 'edges_renewed' })
    series.remember(key, silent.memory)
    return judgedLine(at, silent, context)
  }
  const sentence = learningText(progress, at.closed.role)
  return learningLine(at, summary, { ...context, sentence, progress })
}
