import type { Task } from '../config/model-config.ts'
import type { Output } from '../counts/output.ts'

/**
 * Reads value, score and class from a result: a number is the score of a binary model, the class of a multiclass one
 * and else the value; a text or boolean is the class; of an object the fields `score` (`probability`), `value`
 * (`prediction`) and `class` (`label`) are taken.
 *
 * @returns the output; undefined where there is nothing to read
 */
export function toOutput(result: unknown, task?: Task): Output | undefined {
  if (typeof result === 'number' || typeof result === 'bigint') return fromNumber(Number(result), task)
  if (typeof result === 'string' || typeof result === 'boolean') return { class: result }
  if (typeof result !== 'object' || result === null) return undefined
  return fromFields(result as Readonly<Record<string, unknown>>)
}

function fromNumber(result: number, task: Task | undefined): Output {
  if (task === 'binary') return { score: result }
  return task === 'multiclass' ? { class: result } : { value: result }
}

function fromFields(fields: Readonly<Record<string, unknown>>): Output | undefined {
  const score = fields['score'] ?? fields['probability']
  const value = fields['value'] ?? fields['prediction']
  const label = fields['class'] ?? fields['label']
  if (typeof value === 'string' || typeof value === 'boolean') return toChecked(score, undefined, label ?? value)
  return toChecked(score, value, label)
}

function toChecked(score: unknown, value: unknown, label: unknown): Output | undefined {
  if (score === undefined && value === undefined && label === undefined) return undefined
  return {
    ...(score === undefined ? {} : { score: score as number }),
    ...(value === undefined ? {} : { value: value as number }),
    ...(label === undefined ? {} : { class: label as string }),
  }
}
