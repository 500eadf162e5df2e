import type { RuleSet } from '@driftline/rules'
import type { AlertPreview } from './alert-preview.ts'
import { alertPreview } from './alert-preview.ts'
import type { AskPiece } from './ask-alert.ts'
import { askAlert } from './ask-alert.ts'
import type { PreviewSpan } from './preview-plan.ts'
import { previewPlan } from './preview-plan.ts'

/** Alerts that are asked about at the same time: a data source has others to answer. */
const AT_ONCE = 2

/** How far a preview has come. */
export interface PreviewProgress {
  readonly done: number
  readonly all: number
}

/** What is tried, and with whom. */
export interface PreviewJob {
  readonly rules: RuleSet
  readonly span: PreviewSpan
  readonly ask: AskPiece
  readonly onProgress: (progress: PreviewProgress) => void
}

/**
 * When every alert would have fired, those that would have first; the others in the order of the rules.
 *
 * @throws what asking throws: the rest is then not asked
 */
export async function runPreview({ rules, span, ask, onProgress }: PreviewJob): Promise<readonly AlertPreview[]> {
  const plan = previewPlan(rules, span)
  const all = plan.reduce((sum, { pieces }) => sum + pieces.length, 0)
  const previews: AlertPreview[] = Array.from({ length: plan.length })
  let done = 0
  const onPiece = (): void => onProgress({ done: (done += 1), all })
  const left = plan.entries()
  let hasFailed = false
  const work = async (): Promise<void> => {
    for (const [i, planned] of left) {
      if (hasFailed) return
      previews[i] = alertPreview(planned, await askAlert(planned, ask, onPiece))
    }
  }
  onProgress({ done, all })
  await Promise.all(Array.from({ length: AT_ONCE }, () => work())).catch((error: unknown) => {
    hasFailed = true
    throw error
  })
  return previews.toSorted((a, b) => Number(b.fired.length > 0) - Number(a.fired.length > 0))
}
