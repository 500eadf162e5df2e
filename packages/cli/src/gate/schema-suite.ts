import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { NotJudged } from '../not-judged.ts'
import { schemaWords } from '../schema/print-schema.ts'
import type { SchemaChange } from '../schema/schema-change.ts'
import { isBreaking } from '../schema/schema-change.ts'
import type { GateCase, GateSuite } from './gate-case.ts'

/** What a file was put beside its reference with. */
export interface ComparedSchema {
  readonly model: string
  readonly schema: readonly SchemaChange[]
  readonly notJudged: readonly NotJudged[]
}

/** The cases of the columns of a file: what is gone or of another type asks to act, the rest is only said. */
export function schemaSuite({ model, schema, notJudged }: ComparedSchema): readonly GateSuite[] {
  const told = new Set(schema.map(({ feature }) => feature))
  const silent = notJudged.filter(({ kind, name }) => kind !== 'segment' && !told.has(name))
  const cases = [...schema.map(changeCase), ...silent.flatMap(silentCase)]
  return cases.length === 0 ? [] : [{ name: `${model} · schema`, window: '', className: `${model} · schema`, cases }]
}

function changeCase(change: SchemaChange): GateCase {
  const words = schemaWords(change)
  const place = { segment: ML_SEGMENT_NAME_VALUE_ALL, feature: change.feature, kind: 'schema' } as const
  return isBreaking(change)
    ? { ...place, finding: 'judged', state: 'act', words }
    : { ...place, finding: 'ignored', state: 'ok', words }
}

function silentCase({ name, reason }: NotJudged): readonly GateCase[] {
  const place = { segment: ML_SEGMENT_NAME_VALUE_ALL, feature: name, state: 'ok' } as const
  if (reason === 'not_in_spec')
    return [{ ...place, kind: 'schema', finding: 'ignored', words: 'the spec does not name this column' }]
  const words = UNKNOWN[reason]
  return words === undefined ? [] : [{ ...place, kind: 'distribution', finding: 'not_judged', words }]
}

/** Why nothing could be said of a feature that the file has. */
const UNKNOWN: Readonly<Partial<Record<NotJudged['reason'], string>>> = {
  no_reference_values: 'the reference has no value of it',
  not_in_profile: 'the profile does not have it',
  no_verdict: 'no window has a verdict of it',
}
