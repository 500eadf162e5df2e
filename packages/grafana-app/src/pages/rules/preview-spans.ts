import { durationWords } from '@driftline/view'
import type { PreviewSpan } from '../../rules/preview/preview-plan.ts'

const DAY_MS = 86_400_000

/** How far a preview looks back, the shortest first. */
export const PREVIEW_SPANS = [
  { text: '24 h', durationMs: DAY_MS },
  { text: '7 days', durationMs: 7 * DAY_MS },
  { text: '30 days', durationMs: 30 * DAY_MS },
] as const

/** A span as it was asked for. */
export function spanText({ fromMs, toMs }: PreviewSpan): string {
  const durationMs = toMs - fromMs
  return PREVIEW_SPANS.find((span) => span.durationMs === durationMs)?.text ?? durationWords(durationMs)
}

/** The span that is tried first. */
export function lastDay(toMs: number): PreviewSpan {
  return { fromMs: toMs - DAY_MS, toMs }
}
