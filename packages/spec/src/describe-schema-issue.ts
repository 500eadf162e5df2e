import type { core } from 'zod'
import { closestName } from '@driftline/semconv'
import { describeValue } from './describe-value.ts'
import type { Path, Problem } from './problem.ts'
import { renderPath } from './problem.ts'
import { fieldAt, keysAt } from './schema/field-at.ts'

/** What a message about a schema issue may look at. */
export interface SchemaIssueContext {
  readonly valueAt: (path: Path) => unknown
  readonly textAt: (path: Path) => string | undefined
}

/** Problems in the user's words for one issue of the schema. */
export function describeSchemaIssue(issue: core.$ZodIssue, context: SchemaIssueContext, base: Path = []): Problem[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
  if (issue.code === 'invalid_union') return describeUnion(issue, context, path)
  if (issue.code === 'invalid_key')
    return [
      {
        path,
        at: 'key',
        message: `${quoted(path)} is too short or too long a name.`,
        hint: 'Use 1 to 200 characters.',
      },
    ]
  const value = context.valueAt(path)
  if (value === undefined) return [missing(path)]
  return [
    {
      path,
      at: 'value',
      message: `${quoted(path)} must be ${requirement(issue, value)}, but it is ${describeValue(value)}.`,
      hint: advice(issue, value, context.textAt(path)) ?? objectiveAdvice(value, path) ?? meaning(path),
    },
  ]
}

function unknownKey(path: Path, key: string): Problem {
  const known = keysAt(path)
  const closest = closestName(key, known)
  const place = path.length === 0 ? 'A monitoring spec' : quoted(path)
  const choices = known.length === 0 ? `${place} takes no keys.` : `It may have ${known.join(', ')}.`
  return {
    path: [...path, key],
    at: 'key',
    message: `${place} has no key "${key}".`,
    hint: closest ? `Did you mean "${closest}"?` : choices,
  }
}

function missing(path: Path): Problem {
  return {
    path,
    at: 'key',
    message: `${quoted(path)} is missing, and it is required.`,
    hint: meaning(path) || 'Add it.',
  }
}

function describeUnion(issue: core.$ZodIssueInvalidUnion, context: SchemaIssueContext, path: Path): Problem[] {
  const branch = issue.errors
    .filter((issues) => !issues.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'))
    .toSorted((a, b) => a.length - b.length)[0]
  if (branch) return branch.flatMap((inner) => describeSchemaIssue(inner, context, path))
  const value = context.valueAt(path)
  if (value === undefined) return [missing(path)]
  const kinds = [
    ...new Set(
      issue.errors.flatMap((issues) =>
        issues.filter(({ path }) => path.length === 0).map((inner) => requirement(inner)),
      ),
    ),
  ]
  const hint = objectiveAdvice(value, path) ?? meaning(path)
  return [
    {
      path,
      at: 'value',
      message: `${quoted(path)} must be ${kinds.join(' or ')}, but it is ${describeValue(value)}.`,
      hint,
    },
  ]
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'empty',
}

function requirement(issue: core.$ZodIssue, value?: unknown): string {
  if (issue.code === 'invalid_type') return requiredType(issue, value)
  if (issue.code === 'invalid_value')
    return issue.values.length === 1 ? `"${String(issue.values[0])}"` : `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small')
    return requiredSize(issue.origin, issue.inclusive === false ? 'above' : 'at least', String(issue.minimum))
  if (issue.code === 'too_big')
    return requiredSize(issue.origin, issue.inclusive === false ? 'below' : 'at most', String(issue.maximum))
  return issue.message
}

function requiredType(issue: core.$ZodIssueInvalidType, value: unknown): string {
  if (hasOwnWords(issue)) return issue.message
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a finite number'
  return typeNames[issue.expected] ?? issue.expected
}

function requiredSize(origin: string, relation: string, limit: string): string {
  if (origin === 'string') return limit === '1' ? 'text that is not empty' : `text of ${relation} ${limit} characters`
  if (origin === 'array') return limit === '1' ? 'a list that is not empty' : `a list of ${relation} ${limit} entries`
  return `${relation} ${limit}`
}

/** Whether the schema says in its own words what is required, as it does for durations. */
function hasOwnWords({ message }: core.$ZodIssue): boolean {
  return !message.startsWith('Invalid input')
}

function advice(issue: core.$ZodIssue, value: unknown, written: string | undefined): string | undefined {
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const closest = closestName(value, issue.values.map(String))
    return closest && `Did you mean "${closest}"?`
  }
  return issue.code === 'invalid_type' && !hasOwnWords(issue) ? quoteAdvice(issue.expected, value, written) : undefined
}

function quoteAdvice(expected: string, value: unknown, written: string | undefined): string | undefined {
  if (expected === 'string' && isPlain(value)) return `Put it in quotes: '${written ?? String(value)}'.`
  const isNumber = expected === 'number' || expected === 'int'
  return isNumber && isNumberText(value) ? `Write it without quotes: ${value}.` : undefined
}

function objectiveAdvice(value: unknown, path: Path): string | undefined {
  if (path[0] !== 'slos') return undefined
  const percent = typeof value === 'string' ? Number(value.replace(/\s*%$/, '')) : value
  if (typeof percent !== 'number' || !(percent > 1 && percent < 100)) return undefined
  return `An objective is a ratio, not a percentage: write ${Number((percent / 100).toPrecision(12))}.`
}

function meaning(path: Path): string {
  return fieldAt(path)?.description ?? fieldAt(path.slice(0, -1))?.description ?? ''
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

function isNumberText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
}

function quoted(path: Path): string {
  return path.length === 0 ? 'The spec' : `"${renderPath(path)}"`
}
