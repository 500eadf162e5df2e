import { createRequire } from 'node:module'

/** What every project serves. */
interface Riders {
  readonly rows: readonly object[]
}

export const riders = createRequire(import.meta.url)('./fixtures/riders/riders.cjs') as Riders
