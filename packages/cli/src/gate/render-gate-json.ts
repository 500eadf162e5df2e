import type { SchemaChange } from '../schema/schema-change.ts'
import { outcomeWords } from './case-words.ts'
import type { StaleEntry } from './baseline/apply-baseline.ts'
import type { CaseKey } from './gate-case.ts'
import type { DecidedCase, GateResult } from './judge-gate.ts'

/** What `driftline gate --json` prints. */
export interface GateJson extends Pick<GateResult, 'model' | 'profileId' | 'failOn' | 'exitCode' | 'unjudged'> {
  readonly schema: readonly SchemaChange[]
  readonly suites: readonly {
    readonly name: string
    readonly cases: readonly (CaseKey & Pick<DecidedCase, 'state' | 'outcome' | 'words'>)[]
  }[]
  readonly stale: readonly StaleEntry[]
}

/** A gate's decision as plain JSON, the schema first. */
export function renderGateJson(result: GateResult, schema: readonly SchemaChange[]): GateJson {
  const { model, profileId, failOn, exitCode, unjudged, suites, stale } = result
  return {
    model,
    profileId,
    failOn,
    exitCode,
    ...(unjudged !== undefined && { unjudged }),
    schema,
    suites: suites.map(({ name, cases }) => ({ name, cases: cases.map(caseJson) })),
    stale,
  }
}

function caseJson(own: DecidedCase): GateJson['suites'][number]['cases'][number] {
  const { segment, feature, kind, state, outcome } = own
  return { segment, feature, kind, state, outcome, words: outcomeWords(own) }
}
