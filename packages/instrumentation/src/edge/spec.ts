import type { MonitorSpec, readSpec as readSpecInNode } from '../spec.ts'
import { warnOnce } from './warn-once.ts'

export type { MonitorSpec } from '../spec.ts'

/** Never thrown here, where nothing is read. */
export class SpecFileError extends Error {
  override readonly name = 'SpecFileError'
}

/** An empty spec for the wrapper, which reads none: edge and Workers runtimes have no files and are not counted. */
export const readSpec: typeof readSpecInNode = () => {
  warnOnce()
  return {} as MonitorSpec
}
