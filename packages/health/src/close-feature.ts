import type { MlReference } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { Agreement } from './acceptance/acceptance.ts'
import type { Acceptances } from './acceptance/acceptances.ts'
import type { ClosedFeature } from './closed-window.ts'
import { isEveryone } from './closed-window.ts'
import type { ComparedRate } from './comparison/feature-comparison.ts'
import { areCountable } from './counts/check-counts.ts'
import type { FeatureCounts } from './counts/feature-counts.ts'
import type { JudgedFeature } from './judge-feature.ts'
import { failedFeature, judgeFeature, silentFeature } from './judge-feature.ts'
import { featureSpecOf } from './monitored-features.ts'
import type { FeatureReference } from './reference/feature-reference.ts'
import type { LearnedRates } from './reference/learned-rates.ts'
import type { ReferenceSource } from './reference/reference-source.ts'
import { contributionsOf } from './segments/contributions-of.ts'
import type { WithheldSegments } from './segments/withheld-segments.ts'
import type { SeriesTable } from './series-table.ts'
import { seriesKeyOf } from './series-table.ts'
import { judgedLine, judgedSentence, learningLine } from './verdict-lines.ts'
import { learningText } from './verdict/learning-text.ts'
import { isRaised } from './verdict/is-raised.ts'
import type { UntoldLine, VerdictLine } from './verdict/verdict-line.ts'
import { isoTime } from './verdict/verdict-line.ts'
import type { WindowSummary } from './window-summary.ts'
import { phaseText } from './words/phase-text.ts'
import type { SentenceContext } from './words/sentence-context.ts'

/** What one feature of a closed window is judged by. */
export interface FeatureRooms {
  readonly spec: MonitorSpec
  readonly series: SeriesTable
  /** In the order in which one of them becomes the headline. */
  readonly sources: readonly ReferenceSource[]
  readonly acceptances: Acceptances
  readonly rates: LearnedRates
}

/** What one feature is judged by in one window. */
export interface FeatureScope extends FeatureRooms {
  /** Rows for each distinct one, at least 1. */
  readonly repeats: number
  /** Segments that are not named. */
  readonly withheld: WithheldSegments
}

/** One feature of a closed window beside every reference there is; the headline is the first that is past learning. */
export function closeFeature(at: ClosedFeature, summary: WindowSummary, rooms: FeatureScope): readonly VerdictLine[] {
  const agreements = rooms.acceptances.agreementsFor(at)
  const told = rooms.sources.flatMap((source) => {
    const own = tellReference(at, { summary, agreements, source }, rooms)
    return own ? [withContributions(at, own, { source, withheld: rooms.withheld })] : []
  })
  const headline = told.find(({ line }) => line.state !== 'learning') ?? told[0]
  if (headline?.judged) rooms.acceptances.observe(at, headline.judged)
  return told.map((own) => {
    const sentence = own.sentence(sentenceContext(at, own, { spec: rooms.spec, told }))
    return withSentence(own.line, sentence, own === headline)
  })
}

function withSentence(line: UntoldLine, sentence: string, isHeadline: boolean): VerdictLine {
  return { ...line, sentence, ...(isHeadline && { headline: true }) }
}

/** Where a shift of everyone comes from. */
function withContributions(
  at: ClosedFeature,
  own: ToldReference,
  { source, withheld }: { readonly source: ReferenceSource; readonly withheld: WithheldSegments },
): ToldReference {
  const { line } = own
  if (!isEveryone(at.segment) || !isRaised(line) || line.kind !== 'distribution') return own
  const references = source.segmentsOf?.(at)
  const contributions = references ? contributionsOf(at, references, withheld) : []
  return contributions.length > 0 ? { ...own, line: { ...line, contributions } } : own
}

/** What one reference says, its sentence left open for what the others say. */
interface ToldReference {
  readonly reference: MlReference
  readonly line: UntoldLine
  readonly sentence: (context: SentenceContext) => string
  /** Left out while it is being learned. */
  readonly judged?: JudgedFeature
}

/** What a sentence speaks of beside its own verdict. A window merged from several is of no one time. */
function sentenceContext(
  { closed, feature }: ClosedFeature,
  own: ToldReference,
  { spec, told }: { readonly spec: MonitorSpec; readonly told: readonly ToldReference[] },
): SentenceContext {
  const { window, startMs } = closed
  const isMerged = own.line.start !== isoTime(startMs)
  return {
    timezone: spec.timezone,
    reference: own.reference,
    spec: featureSpecOf(spec, feature),
    window,
    phase: isMerged ? undefined : phaseText(spec, window, startMs),
    beside: told.filter((other) => other !== own).map(({ reference, line: { state } }) => ({ reference, state })),
    contributions: own.line.contributions,
  }
}

interface Asked {
  readonly summary: WindowSummary
  readonly agreements: readonly Agreement[]
  readonly source: ReferenceSource
}

function tellReference(
  at: ClosedFeature,
  { summary, agreements, source }: Asked,
  { spec, series, rates, repeats }: FeatureScope,
): ToldReference | undefined {
  const context = { spec, reference: source.name }
  const { memory, remember } = series.open(seriesKeyOf(at, source.name))
  const toTold = (judged: JudgedFeature): ToldReference => ({
    reference: source.name,
    line: judgedLine(at, judged, context),
    sentence: (words) => judgedSentence(judged, words),
    judged,
  })
  const tell = (judged: JudgedFeature): ToldReference => {
    remember(judged.memory)
    return toTold(judged)
  }
  const answer = source.referenceFor(at, [at.closed.startMs])
  if (answer.kind === 'none') return undefined
  if (answer.kind === 'ready') {
    const { reference } = answer
    const referenceOf = (startsMs: readonly number[]): FeatureReference | undefined => {
      const merged = source.referenceFor(at, startsMs)
      return merged.kind === 'ready' ? merged.reference : undefined
    }
    const learnedOf = (counts: FeatureCounts): readonly ComparedRate[] => {
      const { window, endMs } = at.closed
      const stale = isEveryone(at.segment) ? rates.stale(counts, { window, endMs, feature: at.feature }) : undefined
      return stale ? [stale] : []
    }
    return tell(judgeFeature(at, { spec, reference, referenceOf, memory, agreements, learnedOf, repeats }))
  }
  if (!areCountable(at.counts)) {
    const { judged: _, ...failed } = toTold(failedFeature(at, { spec, memory: undefined, agreements }))
    return failed
  }
  const { progress } = answer
  const reason = progress.reason === 'hash_key' ? 'hash_key' : 'edges_renewed'
  if (memory?.verdict.raised) return tell(silentFeature(at, { spec, memory, agreements, reason }))
  return {
    reference: source.name,
    line: learningLine(at, summary, { ...context, progress }),
    sentence: () => learningText(progress, at.closed.role),
  }
}
