import type { VerdictLine } from '@driftline/health'
import type { OtlpExporterOptions } from './export/otlp-exporter.ts'
import type { MonitoredModel } from './models/monitor-options.ts'
import type { MonitorLimits } from './models/model-registry.ts'
import type { OnCommand } from './processor.ts'
import type { Arrival } from './status/arrivals.ts'
import type { ProcessorStatus } from './status/processor-status.ts'

/** How a processor runs. */
export interface RunOptions {
  readonly models: readonly MonitoredModel[]
  readonly host?: string
  /** TCP port; 0 takes a free one. Default 4318. */
  readonly port?: number
  readonly maxBodyBytes?: number
  /** What senders and scrapers show as `Authorization: Bearer …`; needed beyond loopback unless `insecure`. */
  readonly token?: string
  /** Names beside those of loopback under which a processor on loopback answers. */
  readonly allowedHosts?: readonly string[]
  /** Listen beyond loopback without a token. Default false. */
  readonly insecure?: boolean
  readonly limits?: Partial<MonitorLimits>
  /** Streams that started later are counted in full, ms. Default: when the state directory was first used, or now. */
  readonly coveredSinceMs?: number
  /** Where state survives a restart; without it, state lives in memory. */
  readonly stateDirectory?: string
  /** Where verdicts are pushed over OTLP/HTTP; without it, they are scraped only. */
  readonly exportTo?: OtlpExporterOptions
  /** Present time, ms since the epoch. */
  readonly now: () => number
  /** Milliseconds that never run backwards, for slices of work. Default `performance.now`. */
  readonly monotonicMs?: () => number
  /** Called with the verdicts of windows as they close, some hundred at a time. */
  readonly onLines?: (lines: readonly VerdictLine[]) => void
  /** Called then with all verdicts of the windows that ended together. */
  readonly onClosed?: (lines: readonly VerdictLine[]) => void
  /** Called when drift was accepted, or an acceptance revoked; after a crash perhaps again. */
  readonly onCommand?: OnCommand
  /** Called when a service sends a version of a model, in one role, for the first time since the state began. */
  readonly onArrival?: (arrival: Arrival) => void
  /** The page at / for browsers, as HTML; without it the status is there as JSON only. */
  readonly renderStatus?: (status: ProcessorStatus) => string
  /** Told of trouble that is not the sender's; for the log. */
  readonly onProblem?: (message: string) => void
  /** Told what was refused and why; for the log. */
  readonly onRejected?: (message: string) => void
}
