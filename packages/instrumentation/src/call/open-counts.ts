import type { ModelConfig } from '../config/model-config.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { Counting, RecorderCore } from '../recorder/recorder-core.ts'

/** The counts of one model. */
export interface Opener {
  /** Undefined where nobody collects, or beyond the limit of models. */
  readonly open: () => ModelRecorder | undefined
  /** Lets the counts go: nobody collects any more. */
  readonly forget: () => void
}

/** Opens the counts of one model, remembered until counting begins afresh. */
export function openIn(counting: Counting, config: ModelConfig): Opener {
  let core: RecorderCore | undefined
  let opened: ModelRecorder | undefined
  const forget = (): void => {
    core = opened = undefined
  }
  const open = (): ModelRecorder | undefined => {
    if (!counting.isWanted) return undefined
    if (core !== counting.core) {
      core = counting.core
      opened = undefined
    }
    return (opened ??= core.open(config))
  }
  return { open, forget }
}
