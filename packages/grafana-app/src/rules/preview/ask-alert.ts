import type { RangeGrid, RangeSeries } from '@driftline/rules'
import { joinSeries, splitRange } from '@driftline/rules'
import { durationWords } from '@driftline/view'
import type { PlannedAlert } from './preview-plan.ts'
import type { ReadPiece } from './read-piece.ts'

/** Points below which asking for less does not make a step smaller. */
const FEWEST_POINTS = 100

/** Asks an expression over a piece of a grid. */
export type AskPiece = (expr: string, piece: RangeGrid) => Promise<ReadPiece>

/** A data source that does not answer at the interval of a rule, so that nothing can be said of it. */
export class StepError extends Error {
  override readonly name = 'StepError'
  readonly code = 'ERR_STEP'
}

/**
 * What the expression of an alert gave at every evaluation. A piece that is answered with another step, or is too much, is
 * asked for again in halves.
 *
 * @param onPiece told after each planned piece
 * @throws StepError where even a small piece has another step; what the data source says where even that is too much
 */
export async function askAlert(
  { expr, pieces }: Pick<PlannedAlert, 'expr' | 'pieces'>,
  ask: AskPiece,
  onPiece: () => void,
): Promise<readonly RangeSeries[]> {
  const parts: (readonly RangeSeries[])[] = []
  for (const piece of pieces) {
    parts.push(...(await askPiece(expr, piece, ask)))
    onPiece()
  }
  return joinSeries(parts)
}

async function askPiece(expr: string, piece: RangeGrid, ask: AskPiece): Promise<readonly (readonly RangeSeries[])[]> {
  const read = await ask(expr, piece)
  if (read.kind === 'answered') return [read.series]
  const points = Math.round((piece.toMs - piece.fromMs) / piece.stepMs) + 1
  if (points <= FEWEST_POINTS)
    throw read.kind === 'too much' ? read.error : new StepError(stepWords(piece.stepMs, read.stepMs))
  const parts: (readonly RangeSeries[])[] = []
  for (const half of splitRange(piece, Math.ceil(points / 2))) parts.push(...(await askPiece(expr, half, ask)))
  return parts
}

function stepWords(wantedMs: number, foundMs: number | undefined): string {
  const found = foundMs === undefined ? 'at times nobody asked for' : `every ${durationWords(foundMs)}`
  return `It was asked for a value every ${durationWords(wantedMs)}, as the rule is evaluated, and answers ${found}: what would have fired cannot be told from that.`
}
