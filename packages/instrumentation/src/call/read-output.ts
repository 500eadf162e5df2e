import type { MlModelTask } from '@driftline/semconv'
import { MISSING_OUTPUT } from '../counts/output.ts'
import type { Output } from '../counts/output.ts'

/**
 * Reads value, score and class from a result: a number is the score of a binary model, the class of a multiclass one
 * and else the value; a text or boolean is the class; of an object the fields `score` (`probability`), `value`
 * (`prediction`) and `class` (`label`) are taken. Null, nothing at all, and an object with these fields but all of them
 * null are a missing output; where only some are null, the others count.
 *
 * @returns the output; undefined where it cannot be told what is one
 */
export function toOutput(result: unknown, task?: MlModelTask): Output | undefined {
  if (typeof result === 'number' || typeof result === 'bigint') return fromNumber(Number(result), task)
  if (typeof result === 'string' || typeof result === 'boolean') return { class: result }
  if (result === null || result === undefined) return MISSING_OUTPUT
  if (typeof result !== 'object') return undefined
  return fromFields(result as Readonly<Record<string, unknown>>)
}

function fromNumber(result: number, task: MlModelTask | undefined): Output {
  if (task === 'binary') return { score: result }
  return task === 'multiclass' ? { class: result } : { value: result }
}

function fromFields(fields: Readonly<Record<string, unknown>>): Output | undefined {
  const score = fields['score'] ?? fields['probability']
  const value = fields['value'] ?? fields['prediction']
  const label = fields['class'] ?? fields['label']
  const isClass = typeof value === 'string' || typeof value === 'boolean'
  const output = isClass ? toChecked(score, undefined, label ?? value) : toChecked(score, value, label)
  return output ?? missingIn(fields)
}

function toChecked(score: unknown, value: unknown, label: unknown): Output | undefined {
  if (isMissing(score) && isMissing(value) && isMissing(label)) return undefined
  return {
    ...(isMissing(score) ? {} : { score: score as number }),
    ...(isMissing(value) ? {} : { value: value as number }),
    ...(isMissing(label) ? {} : { class: label as string }),
  }
}

function isMissing(part: unknown): boolean {
  return part === undefined || part === null
}

const FIELD_NAMES = ['score', 'probability', 'value', 'prediction', 'class', 'label']

function missingIn(fields: object): Output | undefined {
  return FIELD_NAMES.some((name) => name in fields) ? MISSING_OUTPUT : undefined
}
