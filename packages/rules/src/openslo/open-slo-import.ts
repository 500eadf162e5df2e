import type { Fields } from '../diff/installed-rule.ts'
import { fieldsOf, textOf } from '../diff/installed-rule.ts'

/** An objective as `slos.custom` has it. */
export interface ImportedSlo {
  readonly name: string
  readonly good: string
  readonly total: string
  readonly objective: number
  readonly description: string
}

/** Something that is not as it was. */
export interface ImportNote {
  /** Kind and name of the document. */
  readonly where: string
  /** `left out`: cannot be expressed; `changed`: is expressed otherwise. */
  readonly kind: 'left out' | 'changed'
  readonly because: string
}

export interface OpenSloImport {
  readonly custom: readonly ImportedSlo[]
  readonly notes: readonly ImportNote[]
}

export function nameOf(document: Fields): string {
  return textOf(fieldsOf(document['metadata'])['name'])
}

export function leftOut(where: string, because: string): OpenSloImport {
  return { custom: [], notes: [{ where, kind: 'left out', because }] }
}
