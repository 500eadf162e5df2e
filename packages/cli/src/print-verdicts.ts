import type { DriftState, VerdictLine } from '@driftline/health'
import { isRaised } from '@driftline/health'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import {
  acceptedWords,
  besideHeadline,
  detectableWords,
  headlineOf,
  isWhole,
  nameInRole,
  nextLook,
  rankFeatures,
  segmentName,
  subjectName,
  tallyText,
  toEffectText,
  toSeverityText,
} from '@driftline/view'
import type { RankedFeature } from '@driftline/view'
import type { OutputStream } from './command-context.ts'
import type { TableCell, TextStyle } from './print-table.ts'
import { renderTable } from './print-table.ts'

const STATE_STYLE: Readonly<Record<DriftState, TextStyle>> = {
  act: ['red', 'bold'],
  investigate: 'yellow',
  suspected: 'yellow',
  recovering: 'cyan',
  accepted: 'blue',
  blind: 'magenta',
  learning: 'dim',
  insufficient_data: 'dim',
  ok: 'green',
}

/** The ranked table of a model's features: what, how strong, how sure, since when, and what to look at next. */
export function renderVerdictTable(lines: readonly VerdictLine[], stream: OutputStream): string {
  if (lines.length === 0) return 'No window was closed: the file has no rows.\n'
  const ranked = wholeFirst(rankFeatures(lines))
  const segmented = !ranked.every(isOverall)
  const columns = [
    { title: 'feature', minimumWidth: 12 },
    ...(segmented ? [{ title: 'segment', minimumWidth: 8 }] : []),
    { title: 'state' },
    { title: 'severity', align: 'right' as const },
    { title: 'since' },
    { title: 'effect', align: 'right' as const },
    { title: 'surely', align: 'right' as const },
    { title: 'raised', align: 'right' as const },
    { title: 'look next at', minimumWidth: 16 },
  ]
  const rows = ranked.map((feature) => verdictRow(feature, segmented))
  return `${renderTable(columns, rows, stream)}\n${summaryText(ranked)}\n`
}

/** The model as a whole stands above its features. */
function wholeFirst(ranked: readonly RankedFeature<VerdictLine>[]): readonly RankedFeature<VerdictLine>[] {
  const isTop = (feature: RankedFeature<VerdictLine>): boolean => isWhole(feature) && isOverall(feature)
  return [...ranked.filter(isTop), ...ranked.filter((feature) => !isTop(feature))]
}

function isOverall({ segment }: RankedFeature<VerdictLine>): boolean {
  return segment.name === ML_SEGMENT_NAME_VALUE_ALL
}

function verdictRow(feature: RankedFeature<VerdictLine>, segmented: boolean): readonly TableCell[] {
  const { latest, segment } = feature
  const raised = isRaised(latest)
  const { effect, sure } = toEffectText(latest)
  return [
    nameInRole(subjectName(feature), latest),
    ...(segmented ? [segmentName(segment)] : []),
    { text: stateWord(latest.state), style: STATE_STYLE[latest.state] },
    raised ? toSeverityText(latest.severity) : '',
    latest.since?.slice(0, 10) ?? '',
    latest.notRenewed ? '' : effect,
    raised ? sure : '',
    `${feature.raisedCount} of ${feature.windowCount}`,
    lookText(latest),
  ]
}

/** What to look at next, or why the state is what it is. */
function lookText(line: VerdictLine): string {
  const { state, learning, notRenewed, windowSeverity } = line
  const accepted = acceptedWords(line, (time) => time.slice(0, 10))
  if (accepted !== undefined) return accepted
  if (notRenewed) return nextLook(line)
  if (state === 'suspected')
    return [`once: severity ${toSeverityText(windowSeverity)}`, nextLook(line)].filter(Boolean).join('; ')
  if (state === 'blind') return detectableWords(line) ?? ''
  if (state === 'learning') return learning === undefined ? '' : `${Math.floor(learning * 100)} % learned`
  return nextLook(line)
}

function stateWord(state: DriftState): string {
  return state.replace('_', ' ')
}

function summaryText(ranked: readonly RankedFeature<VerdictLine>[]): string {
  const features = ranked.filter((feature) => !isWhole(feature))
  const overall = features.filter(isOverall)
  const headline = headlineOf(overall.length > 0 ? overall : ranked)
  const segments = headlineOf(features.filter((feature) => !isOverall(feature)))
  const first = headline[0]!.latest
  const beside = besideHeadline(overall)
  const window = `${first.start.slice(0, 10)} to ${first.end.slice(0, 10)}${first.partial ? ' (partial)' : ''}`
  return [
    `${first.model} ${first.version}, last ${first.window} window ${window}: ${stateTally(headline)}.`,
    segments.length === 0 || overall.length === 0 ? '' : `In segments: ${stateTally(segments)}.`,
    beside === '' ? '' : `Beside live: ${beside}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function stateTally(features: readonly RankedFeature<VerdictLine>[]): string {
  return tallyText(
    features.map(({ latest }) => latest.state),
    stateWord,
  )
}
