import { clearTimeout, setTimeout } from 'node:timers'
import type { ProcessRegistry } from '../recorder/process-registry.ts'
import type { ExportChoice, Variables } from './export-decision.ts'
import { outsideRequests } from './outside-requests.ts'
import { loadReaderModules } from './reader-modules.ts'
import type { ReaderModules } from './reader-modules.ts'
import { registeredProviders } from './registered-providers.ts'
import type { RegisteredProviders } from './registered-providers.ts'
import { warnOnceIn } from './warn-once.ts'
import type { Warn } from './warn-once.ts'

/** Calls something off that was to happen later. */
export type CallOff = () => void

/** The process around a private reader: its time, its end, its environment and what is installed in it. */
export interface ReaderDoor {
  readonly variables: () => Variables
  /** Runs once after so many milliseconds, and does not keep the process alive for it. */
  readonly later: (run: () => void, ms: number) => CallOff
  /** Runs once when the process has nothing left to do. */
  readonly beforeExit: (run: () => void) => CallOff
  readonly load: (choice: ExportChoice) => Promise<ReaderModules | { readonly missing: string }>
  readonly providers: RegisteredProviders
  readonly warn: Warn
}

/** The process that this code runs in; its timers are Node's own also where tests replace the global ones. */
export function processDoor(registry: ProcessRegistry): ReaderDoor {
  return {
    variables: () => process.env,
    later: (run, ms) => {
      const timer = outsideRequests(() => setTimeout(run, ms))
      timer.unref()
      return () => clearTimeout(timer)
    },
    beforeExit: (run) => {
      process.once('beforeExit', run)
      return () => void process.removeListener('beforeExit', run)
    },
    load: loadReaderModules,
    providers: registeredProviders,
    warn: warnOnceIn(registry),
  }
}
