import { Button } from '@grafana/ui'
import type { PreviewSpan } from '../../rules/preview/preview-plan.ts'
import { PREVIEW_SPANS } from './preview-spans.ts'

interface PreviewSpansProps {
  /** End of what is tried, ms since 1970. */
  readonly toMs: number
  readonly isRunning: boolean
  readonly hasRun: boolean
  readonly onRun: (span: PreviewSpan) => Promise<void>
}

/** How far back to look: nothing is asked before somebody wants it. */
export function PreviewSpans({ toMs, isRunning, hasRun, onRun }: PreviewSpansProps) {
  return PREVIEW_SPANS.map(({ text, durationMs }, i) => (
    <Button
      key={text}
      size="sm"
      variant={i === 0 && !hasRun ? 'primary' : 'secondary'}
      disabled={isRunning}
      onClick={() => void onRun({ fromMs: toMs - durationMs, toMs })}
    >
      Try {text}
    </Button>
  ))
}
