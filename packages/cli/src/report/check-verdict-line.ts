import { ML_DEPLOYMENT_ROLE_VALUES, ML_DRIFT_KIND_VALUES, ML_DRIFT_STATE_VALUES } from '@driftline/semconv'
import type { NotJudged } from '../not-judged.ts'
import { isNotJudgedReason } from '../not-judged.ts'
import { isBasis, isPersistence } from './check-basis.ts'
import { isRecord } from './is-record.ts'

/** What a field must hold. */
interface Rule {
  /** For the message: `a string`. */
  readonly expected: string
  readonly holds: (value: unknown) => boolean
}

const TEXT: Rule = { expected: 'a string', holds: (value) => typeof value === 'string' }
const TIME: Rule = { expected: 'an ISO 8601 time', holds: isTime }
const NUMBER: Rule = { expected: 'a number', holds: Number.isFinite }
const COUNT: Rule = { expected: 'a whole number, 0 or more', holds: (value) => isWhole(value) }
const SEVERITY: Rule = { expected: 'a number from 0 to 100', holds: (value) => isWithin(value, 0, 100) }
const SHARE: Rule = { expected: 'a number from 0 to 1', holds: (value) => isWithin(value, 0, 1) }
const TRUE: Rule = { expected: 'true, or not there', holds: (value) => value === true }
const BOOLEAN: Rule = { expected: 'true or false', holds: (value) => typeof value === 'boolean' }
const OBJECT: Rule = { expected: 'an object', holds: isRecord }
const NUMBERS: Rule = { expected: 'a list of numbers', holds: (value) => isListOf(value, Number.isFinite) }
const TEXTS: Rule = { expected: 'a list of strings', holds: (value) => isListOf(value, TEXT.holds) }
const EDGES: Rule = {
  expected: 'a list of numbers, null for an open end',
  holds: (value) => isListOf(value, (edge) => edge === null || Number.isFinite(edge)),
}
const UNJUDGED: Rule = {
  expected: 'a list of objects with "kind", "name" and "reason"',
  holds: (value) => isListOf(value, isNotJudged),
}
const SCHEMA: Rule = {
  expected: 'a list of objects with "change" and "feature", and maybe "column", "was" and "is"',
  holds: (value) => isListOf(value, isSchemaChange),
}

const KINDS: Rule = {
  expected:
    'a list of objects with "kind", "effect", "lowerBound", "severity", "detectable" and, where counts are known, "basis"',
  holds: (value) => isListOf(value, isKind),
}

const PERSISTENCE: Rule = {
  expected: 'an object with "severity", "before", "persisted" and "weight"',
  holds: isPersistence,
}

const CONTRIBUTIONS: Rule = {
  expected: 'a list of objects with "segment", "mix" and "within"',
  holds: (value) => isListOf(value, isContribution),
}

const DETAILS: Rule = {
  expected: 'a list of objects with "feature", "problem" and "share"',
  holds: (value) => isListOf(value, isSchemaProblem),
}

/** What the page reads of a line, outer fields before inner ones; other fields may be there. */
const FIELDS: readonly (readonly [path: string, rule: Rule])[] = [
  ['model', TEXT],
  ['version', TEXT],
  ['role', optional(oneOf(ML_DEPLOYMENT_ROLE_VALUES))],
  ['start', TIME],
  ['end', TIME],
  ['window', TEXT],
  ['partial', optional(BOOLEAN)],
  ['segment', OBJECT],
  ['segment.name', TEXT],
  ['segment.value', TEXT],
  ['feature', TEXT],
  ['reference', TEXT],
  ['headline', optional(TRUE)],
  ['count', COUNT],
  ['state', oneOf(ML_DRIFT_STATE_VALUES)],
  ['learning', optional(SHARE)],
  ['severity', SEVERITY],
  ['windowSeverity', optional(SEVERITY)],
  ['notRenewed', optional(TRUE)],
  ['accepted', optional(OBJECT)],
  ['accepted.by', TEXT],
  ['accepted.reason', optional(TEXT)],
  ['accepted.until', orNull(TIME)],
  ['persistence', optional(PERSISTENCE)],
  ['kind', orNull(oneOf(ML_DRIFT_KIND_VALUES))],
  ['lowerBound', NUMBER],
  ['detectable', optional(orNull(NUMBER))],
  ['kinds', optional(KINDS)],
  ['since', orNull(TIME)],
  ['sentence', TEXT],
  ['contributions', optional(CONTRIBUTIONS)],
  ['details', optional(DETAILS)],
  ['withheld', optional(OBJECT)],
  ['statistics', OBJECT],
  ['statistics.qualityScore', optional(SHARE)],
  ...['psi', 'missing', 'invalid', 'newCategory', 'outOfRange'].map(
    (name) => [`statistics.${name}`, optional(NUMBER)] as const,
  ),
  ...['quantiles', 'referenceQuantiles'].flatMap(
    (name) =>
      [
        [`statistics.${name}`, optional(OBJECT)],
        [`statistics.${name}.p5`, NUMBER],
        [`statistics.${name}.p50`, NUMBER],
        [`statistics.${name}.p95`, NUMBER],
      ] as const,
  ),
  ['statistics.distribution', optional(OBJECT)],
  ['statistics.distribution.upper', optional(EDGES)],
  ['statistics.distribution.categories', optional(TEXTS)],
  ['statistics.distribution.reference', NUMBERS],
  ['statistics.distribution.current', NUMBERS],
  ['schema', optional(SCHEMA)],
  ['notJudged', optional(UNJUDGED)],
]

/** Most characters of a value in a message. */
const SHOWN_LENGTH = 60

/** Why a value is no verdict, undefined where it is one. */
export function checkVerdictLine(value: unknown): string | undefined {
  if (!isRecord(value)) return 'a verdict is a JSON object; run driftline replay --json to write them'
  for (const [path, { expected, holds }] of FIELDS) {
    const keys = path.split('.')
    const holder = keys.slice(0, -1).reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
    if (!isRecord(holder)) continue // an optional object that is not there
    const found = holder[keys.at(-1)!]
    if (!holds(found)) return `"${path}" must be ${expected}; found ${foundText(found)}`
  }
  return undefined
}

function foundText(found: unknown): string {
  if (typeof found === 'number' && !Number.isFinite(found)) return 'a number too large'
  const text = JSON.stringify(found) ?? 'nothing'
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

function oneOf(words: readonly string[]): Rule {
  return {
    expected: `one of ${words.join(', ')}`,
    holds: (value) => typeof value === 'string' && words.includes(value),
  }
}

function orNull({ expected, holds }: Rule): Rule {
  return { expected: `${expected}, or null`, holds: (value) => value === null || holds(value) }
}

function optional({ expected, holds }: Rule): Rule {
  return { expected, holds: (value) => value === undefined || holds(value) }
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && Math.abs(Date.parse(value)) <= LAST_TIME_MS
}

/** A year before the last moment a Date can hold: labels look a little ahead. */
const LAST_TIME_MS = 8.64e15 - 366 * 86_400_000

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

function isListOf(value: unknown, holds: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds)
}

function isKind(value: unknown): boolean {
  return (
    isRecord(value) &&
    oneOf(ML_DRIFT_KIND_VALUES).holds(value['kind']) &&
    NUMBER.holds(value['effect']) &&
    NUMBER.holds(value['lowerBound']) &&
    SEVERITY.holds(value['severity']) &&
    orNull(NUMBER).holds(value['detectable']) &&
    (value['basis'] === undefined || isBasis(value['basis']))
  )
}

function isContribution(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['segment'])) return false
  const { name, value: of } = value['segment']
  return TEXT.holds(name) && TEXT.holds(of) && NUMBER.holds(value['mix']) && NUMBER.holds(value['within'])
}

function isSchemaProblem(value: unknown): boolean {
  return (
    isRecord(value) &&
    TEXT.holds(value['feature']) &&
    oneOf(['absent', 'type', 'undeclared']).holds(value['problem']) &&
    SHARE.holds(value['share'])
  )
}

function isSchemaChange(value: unknown): boolean {
  if (!isRecord(value) || !TEXT.holds(value['feature'])) return false
  const kind = optional(oneOf(['numbers', 'text']))
  return (
    oneOf(['gone', 'type', 'new']).holds(value['change']) &&
    optional(TEXT).holds(value['column']) &&
    kind.holds(value['was']) &&
    kind.holds(value['is'])
  )
}

function isNotJudged(value: unknown): value is NotJudged {
  return isRecord(value) && TEXT.holds(value['kind']) && TEXT.holds(value['name']) && isNotJudgedReason(value['reason'])
}
