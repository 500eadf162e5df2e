import type { setup as setupInNode, Setup } from '../setup.ts'
import { warnOnce } from './warn-once.ts'

export type { MetricReader, ReaderOptions, SdkModules, Setup, SetupOptions } from '../setup.ts'

/** Starts nothing; edge and Workers runtimes are not counted. */
export const setup: typeof setupInNode = async () => {
  warnOnce()
  return NOT_RUNNING
}

const NOT_RUNNING: Setup = { flush: async () => {}, shutdown: async () => {} }
