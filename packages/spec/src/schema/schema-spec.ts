import type { z } from 'zod'
import type { ExpectedDrift } from '../expected-drift.ts'
import type { monitorSchema } from './monitor-schema.ts'

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T

type Parsed = z.output<typeof monitorSchema>

/** `MonitorSpec` as the schema says it; `generated/monitor-spec.ts` writes it out, so that who uses it needs no zod. */
export type SchemaSpec = ReadonlyDeep<Omit<Parsed, 'expected' | 'references'>> & {
  readonly expected: readonly ExpectedDrift[]
  readonly references: ReadonlyDeep<Parsed['references']> & {
    /** Names of the references in the order in which they are written. */
    readonly order: readonly string[]
  }
}
