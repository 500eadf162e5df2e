import { useEffect, useRef, useState } from 'react'
import { createAsk } from '../../ask/ask-data-source.ts'
import { createAskPiece } from '../../ask/ask-preview-piece.ts'
import type { AlertPreview } from '../../rules/preview/alert-preview.ts'
import type { PreviewSpan } from '../../rules/preview/preview-plan.ts'
import type { PreviewProgress } from '../../rules/preview/run-preview.ts'
import { runPreview } from '../../rules/preview/run-preview.ts'
import { eventQueries, objectivesWithoutData } from '../../rules/preview/without-data.ts'
import type { BuiltRules } from '../../rules/read-spec.ts'

/** What would have happened in a time. */
export interface Preview {
  readonly span: PreviewSpan
  readonly alerts: readonly AlertPreview[]
  /** Objectives that nothing was counted for, so that their alerts could not fire. */
  readonly withoutData: readonly string[]
}

/** A preview that runs, one that is there, or why there is none. */
export interface PreviewState {
  readonly preview?: Preview
  readonly progress?: PreviewProgress
  readonly error?: Error
}

/** Runs previews of rules on a data source, one at a time; nothing of one stays when rules or data source are others. */
export function usePreview(uid: string, { spec, rules }: BuiltRules) {
  const [state, setState] = useState<PreviewState>({})
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    setState({})
    return () => running.current?.abort()
  }, [uid, rules])
  const run = async (span: PreviewSpan): Promise<void> => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    /** Nobody waits any more for what was given up. */
    const tell = (next: (last: PreviewState) => PreviewState): void => {
      if (!signal.aborted) setState(next)
    }
    const onProgress = (progress: PreviewProgress): void => tell(({ preview }) => ({ preview, progress }))
    try {
      const alerts = await runPreview({ rules, span, ask: createAskPiece(uid, signal), onProgress })
      const counted = await createAsk(uid)(eventQueries(spec, span))
      tell(() => ({ preview: { span, alerts, withoutData: objectivesWithoutData(spec, counted) } }))
    } catch (error) {
      tell(({ preview }) => ({ preview, error: error instanceof Error ? error : new Error(String(error)) }))
    }
  }
  const cancel = (): void => {
    running.current?.abort()
    setState(({ preview }) => ({ preview }))
  }
  return { state, run, cancel }
}
