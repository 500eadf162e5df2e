import type { SampleComparison } from '@driftline/health'
import type { NotJudged } from './not-judged.ts'
import type { SchemaChange } from './schema/schema-change.ts'

/** What `driftline compare --json` prints. */
export interface FileComparison {
  readonly model: string
  /** Of the reference; the same whatever it is compared with. */
  readonly profileId: string
  /** What the current file has otherwise than the reference. */
  readonly schema: readonly SchemaChange[]
  readonly features: Readonly<Record<string, SampleComparison>>
  /** What of the files is not compared. */
  readonly notJudged: readonly NotJudged[]
}
