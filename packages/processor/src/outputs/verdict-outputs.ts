import type { VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import type { OutputPoint } from '../export/output-point.ts'
import type { Work } from '../work.ts'
import { eachWork, finishWork, sortWork } from '../work.ts'
import type { Gauge, OutputContext, PutGauge } from './line-attributes.ts'
import { LINES_PER_STEP } from './line-attributes.ts'
import {
  contributionOutputs,
  distributionOutputs,
  learningOutput,
  qualityOutputs,
  raisedOutputs,
  scoreOutputs,
  severityOutput,
  statusOutput,
} from './line-gauges.ts'
import { featureInfos, modelInfo } from './model-outputs.ts'
import type { SortedLines } from './sort-lines.ts'
import { bySeverity, isPrimary, sortLines } from './sort-lines.ts'
import { countStates, windowEnds, windowRows, withheldSegments } from './window-outputs.ts'

/** All output metrics of a set of verdicts, strongest claim on the series budget first. */
export function verdictOutputs(lines: readonly VerdictLine[], context: OutputContext): readonly OutputPoint[] {
  const points: OutputPoint[] = []
  finishWork(putGauges(lines, context, (found) => points.push({ ...found, timeMs: context.timeMs })))
  return points
}

/**
 * The same in steps: states and severities of everyone first, the most important features before the others, then
 * those beside further references, then what is raised in segments, then what is shown beside a verdict, the
 * distributions of what is not raised last; of each what is live before canary and shadow. What a window shows by itself
 * is put out once, whatever it is compared with.
 */
export function* putGauges(lines: readonly VerdictLine[], context: OutputContext, put: PutGauge): Work<void> {
  const sorted = yield* sortLines(lines, context)
  yield* windowEnds(lines, context, put)
  yield* putVerdicts(sorted, context, put)
  yield* putDetails(sorted, context, put)
}

function* putVerdicts(sorted: SortedLines, context: OutputContext, put: PutGauge): Work<void> {
  const { everyone, headlines, detailed, undetailed, segments } = sorted
  const each = eachLine(context, put)
  if (detailed.length > 0) put(modelInfo(detailed, context))
  yield* each(headlines, severityOutput)
  yield* each(detailed, statusOutput)
  yield* countStates(everyone, context, put)
  yield* windowRows(everyone, context, put)
  yield* withheldSegments(everyone, context, put)
  yield* each(headlines, raisedOutputs)
  yield* each(
    everyone.filter(({ headline }) => !headline),
    severityOutput,
  )
  yield* each(undetailed, statusOutput)
  yield* each(segments, severityOutput)
  yield* each(segments, statusOutput)
  yield* each(segments, raisedOutputs)
}

function* putDetails(sorted: SortedLines, context: OutputContext, put: PutGauge): Work<void> {
  const { everyone, detailed, learning, segments, others } = sorted
  const each = eachLine(context, put)
  const raised = yield* sortWork(detailed.filter(isRaised), bySeverity)
  yield* each(detailed, contributionOutputs)
  yield* each(learning, learningOutput)
  if (detailed.length > 0) featureInfos(everyone, context).forEach(put)
  yield* each(detailed, qualityOutputs)
  yield* each(detailed, scoreOutputs)
  yield* each(raised, distributionOutputs)
  yield* countStates(others, context, put)
  yield* windowRows(others, context, put)
  yield* each(
    segments.filter((line) => isPrimary(line, context)),
    distributionOutputs,
  )
  yield* each(
    detailed.filter((line) => !isRaised(line)),
    distributionOutputs,
  )
}

function eachLine(context: OutputContext, put: PutGauge) {
  return (
    own: readonly VerdictLine[],
    outputsOf: (line: VerdictLine, context: OutputContext) => readonly Gauge[],
  ): Work<void> => eachWork(own, LINES_PER_STEP, (line) => outputsOf(line, context).forEach(put))
}
