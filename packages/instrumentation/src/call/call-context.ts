import type { Callback } from '../config/checked-options.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { RecorderCore } from '../recorder/recorder-core.ts'
import type { CallGuard } from './call-guard.ts'
import type { RowReader } from './call-rows.ts'

/** What all calls of one wrapped model have in common. */
export interface CallContext {
  readonly config: ModelConfig
  /** Present time, milliseconds since the epoch. */
  readonly clock: () => number
  /** Milliseconds that never run backwards. */
  readonly monotonicClock: () => number
  /** The core of the moment: another one once counting began afresh. */
  readonly core: () => RecorderCore
  /** The counts of the model; undefined while nobody collects, or beyond the limit of models. */
  readonly open: () => ModelRecorder | undefined
  readonly read: RowReader
  readonly isBatch: boolean
  readonly segments?: Callback | undefined
  readonly output?: Callback | undefined
  readonly ages?: Callback | undefined
  readonly guard: CallGuard
}
