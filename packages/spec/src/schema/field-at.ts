import { z } from 'zod'
import type { Path } from '../problem.ts'
import { monitorSchema } from './monitor-schema.ts'

/** The part of a JSON schema that messages and the reference page read. */
export interface FieldSchema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly additionalProperties?: boolean | FieldSchema
  readonly items?: FieldSchema
  readonly anyOf?: readonly FieldSchema[]
  readonly required?: readonly string[]
}

let rootSchema: FieldSchema | undefined

/** JSON schema (draft 7) of the monitoring spec as it is written, before defaults. */
export function monitorJsonSchema(): FieldSchema {
  rootSchema ??= z.toJSONSchema(monitorSchema, { io: 'input', target: 'draft-7' }) as FieldSchema
  return rootSchema
}

/** What the schema says about the field at a path; undefined where it knows none. */
export function fieldAt(path: Path): FieldSchema | undefined {
  let field: FieldSchema | undefined = monitorJsonSchema()
  for (const step of path) field = field && childOf(field, step)
  return field
}

/** Keys the map at a path may have; empty where any key is allowed. */
export function keysAt(path: Path): readonly string[] {
  const field = fieldAt(path)
  return [field, ...(field?.anyOf ?? [])].flatMap((branch) => Object.keys(branch?.properties ?? {}))
}

function childOf(field: FieldSchema, step: string | number): FieldSchema | undefined {
  for (const branch of [field, ...(field.anyOf ?? [])]) {
    if (typeof step === 'number' && branch.items) return branch.items
    const own = branch.properties && Object.hasOwn(branch.properties, step) ? branch.properties[step] : undefined
    if (own) return own
    if (typeof branch.additionalProperties === 'object') return branch.additionalProperties
  }
  return undefined
}
