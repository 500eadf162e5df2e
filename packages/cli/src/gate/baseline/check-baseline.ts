import { ML_DRIFT_KIND_VALUES } from '@driftline/semconv'
import { closestName } from '@driftline/semconv'
import { parseRangeEnd } from '@driftline/spec'
import { isRecord } from '../../report/is-record.ts'
import type { BaselineEntry } from './baseline.ts'
import { BASELINE_FORMAT } from './baseline.ts'

/** Something in a baseline that is not as it must be, and where: keys from the root of the document. */
export interface BaselineProblem {
  readonly path: readonly (string | number)[]
  readonly at: 'key' | 'value'
  readonly message: string
}

const ROOT_KEYS = ['format', 'model', 'entries'] as const
const TEXT_KEYS = ['segment', 'feature', 'kind', 'state', 'reason', 'profile'] as const
const ENTRY_KEYS = [...TEXT_KEYS, 'until'] as const
const STATES = ['suspected', 'investigate', 'act'] as const

/** Everything that is wrong with what a baseline file says. */
export function checkBaseline(value: unknown, timezone: string): readonly BaselineProblem[] {
  if (!isRecord(value)) return [{ path: [], at: 'value', message: `A baseline is a map with ${ROOT_KEYS.join(', ')}.` }]
  const { format, model, entries } = value
  const problems = unknownKeys([], value, ROOT_KEYS)
  if (format !== BASELINE_FORMAT)
    return [{ path: ['format'], at: 'value', message: `"format" must be ${BASELINE_FORMAT}.` }, ...problems]
  if (!isText(model)) problems.push({ path: ['model'], at: 'value', message: '"model" must be the name of a model.' })
  if (!Array.isArray(entries))
    return [...problems, { path: ['entries'], at: 'value', message: '"entries" must be a list; [] is an empty one.' }]
  return [...problems, ...entries.flatMap((entry, i) => checkEntry(entry, i, timezone)), ...repeated(entries)]
}

function checkEntry(entry: unknown, i: number, timezone: string): readonly BaselineProblem[] {
  const path = ['entries', i] as const
  if (!isRecord(entry))
    return [{ path, at: 'value', message: `An entry is a map with ${TEXT_KEYS.join(', ')} and perhaps until.` }]
  const lacking = TEXT_KEYS.filter((key) => !isText(entry[key])).map((key): BaselineProblem => ({
    path: [...path, key],
    at: 'value',
    message: entry[key] === undefined ? `"${key}" is missing.` : `"${key}" must be text; put it in quotes.`,
  }))
  return [
    ...unknownKeys(path, entry, ENTRY_KEYS),
    ...lacking,
    ...checkWord([...path, 'kind'], entry['kind'], ML_DRIFT_KIND_VALUES),
    ...checkWord([...path, 'state'], entry['state'], STATES),
    ...checkUntil(path, entry['until'], timezone),
  ]
}

type Path = BaselineProblem['path']

function checkWord(path: Path, word: unknown, words: readonly string[]): readonly BaselineProblem[] {
  if (!isText(word) || words.includes(word)) return []
  const message = `"${path.at(-1)}" must be one of ${words.join(', ')}; found "${word}".`
  return [{ path, at: 'value', message }]
}

function checkUntil(path: Path, until: unknown, timezone: string): readonly BaselineProblem[] {
  if (until === undefined) return []
  try {
    if (isText(until)) parseRangeEnd(until, timezone)
    else return [{ path: [...path, 'until'], at: 'value', message: '"until" must be a day such as 2026-12-31.' }]
    return []
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return [{ path: [...path, 'until'], at: 'value', message: `"until": ${reason}` }]
  }
}

function unknownKeys(path: Path, map: Readonly<Record<string, unknown>>, known: readonly string[]): BaselineProblem[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = closestName(key, known)
      const advice = near === undefined ? `It may have ${known.join(', ')}.` : `Did you mean "${near}"?`
      return { path: [...path, key], at: 'key', message: `There is no key "${key}" here. ${advice}` }
    })
}

function repeated(entries: readonly unknown[]): readonly BaselineProblem[] {
  const seen = new Map<string, number>()
  return entries.flatMap((entry, i): readonly BaselineProblem[] => {
    if (!isRecord(entry)) return []
    const { segment, feature, kind } = entry as Partial<BaselineEntry>
    const key = JSON.stringify([segment, feature, kind])
    const first = seen.get(key)
    seen.set(key, first ?? i)
    if (first === undefined) return []
    const message = `Entry ${i + 1} is of the same segment, feature and kind as entry ${first + 1}: keep one.`
    return [{ path: ['entries', i], at: 'value', message }]
  })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
