import { NAME_LABEL } from '../queries/selector.ts'
import { PART_LABEL } from '../queries/union.ts'

/** One series of an answer. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly samples: readonly Sample[]
}

/** Time, ms since 1970, and value. */
export type Sample = readonly [timeMs: number, value: number]

/** The answers to queries that were asked together, by their names. */
export type Answers = ReadonlyMap<string, readonly Series[]>

/** A part of the answer to a union. */
export function partOf(answers: Answers, name: string, part: string): readonly Series[] {
  return (answers.get(name) ?? []).filter(({ labels }) => labels[PART_LABEL] === part)
}

/** A frame of Grafana, as far as it is read here. */
export interface FrameLike {
  readonly fields: readonly {
    readonly type: string
    readonly name: string
    readonly labels?: Readonly<Record<string, string>> | undefined
    readonly values: ArrayLike<unknown>
  }[]
}

/** What Grafana calls a field of numbers that has no name of its own. */
const NO_NAME = 'Value'

/** The series of a frame: one for each field of numbers beside the field of times. */
export function seriesOfFrame({ fields }: FrameLike): readonly Series[] {
  const times = fields.find(({ type }) => type === 'time')?.values ?? []
  return fields
    .filter(({ type }) => type === 'number')
    .map(({ name, labels = {}, values }) => ({
      labels: labels[NAME_LABEL] === undefined && name !== NO_NAME ? { ...labels, [NAME_LABEL]: name } : labels,
      samples: Array.from(values, (value, i): Sample => [Number(times[i]), value === null ? NaN : Number(value)]),
    }))
}
