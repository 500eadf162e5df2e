import {
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
  LONGEST_NAME,
} from '@driftline/semconv'
import { toCountText } from '@driftline/view'
import { Document, Scalar, YAMLMap } from 'yaml'
import type { ColumnFinding } from '../inspect/inspect-column.ts'
import { fitText } from '../terminal-text.ts'

/** What a first spec is written from. */
export interface FirstSpec {
  readonly model: string
  /** Name of the file, for the comment on top. */
  readonly source: string
  readonly rowCount: number
  /** Column of the event time, and whether it was found rather than named. */
  readonly time?: { readonly column: string; readonly isFound: boolean }
  readonly columns: readonly FirstColumn[]
}

/** A column of the file that has no part of its own. */
export interface FirstColumn {
  readonly name: string
  readonly type: 'numeric' | 'categorical'
  readonly isLeftOut: boolean
  readonly ratesOnly: boolean
  readonly findings: readonly ColumnFinding[]
}

/** Names that no feature may have. */
const RESERVED: ReadonlySet<string> = new Set([
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
])

/** Writes the YAML of a first spec: what is known, and as comments what a person has to decide. */
export function renderFirstSpec(spec: FirstSpec): string {
  const document = new Document(new YAMLMap())
  document.commentBefore = toComment([
    `First monitoring spec, written from ${spec.source}: ${toCountText(spec.rowCount, 'row')}, ${toCountText(spec.columns.length + (spec.time ? 1 : 0), 'column')}.`,
    'Read it, correct it, and keep it beside the model. `driftline check` shows its problems.',
  ])
  const add = (key: string, value: unknown, comment?: readonly string[]): void => {
    const pair = document.createPair(key, value)
    if (comment) pair.key.commentBefore = toComment(comment)
    document.add(pair)
  }
  add('model', { name: spec.model }, [
    'The name as in the service. `task` may be regression, binary, multiclass, ranking, anomaly or other.',
  ])
  add('windows', document.createNode(['1d'], { flow: true }), [
    'Spans of time that verdicts are computed over, such as 1h, 1d or 1w.',
  ])
  if (spec.time) add('columns', { time: spec.time.column }, timeComment(spec.time))
  else add('columns', {}, timeComment())
  document.add(featuresPair(document, spec))
  const leftOut = spec.columns.filter((column) => reasonAgainst(column) !== undefined)
  if (leftOut.length > 0) document.comment = toComment(['Left out:', ...leftOut.map(leftOutLine)])
  return document.toString({ lineWidth: 0 })
}

const OUTPUTS =
  'What the model puts out belongs here too, not under features: `prediction`, `score`; so does its `label`.'

function timeComment(time?: FirstSpec['time']): readonly string[] {
  if (!time)
    return [
      'No column was named as the time of the rows, nor was there exactly one of times: `time` names it.',
      OUTPUTS,
    ]
  return [
    ...(time.isFound ? ['The only column of times; correct it where it is not when a row was predicted.'] : []),
    OUTPUTS,
  ]
}

function featuresPair(document: Document, { columns }: FirstSpec) {
  const features = new YAMLMap()
  for (const column of columns) if (reasonAgainst(column) === undefined) features.add(featurePair(document, column))
  const pair = document.createPair('features', features)
  pair.key.commentBefore = toComment(
    features.items.length > 0
      ? [
          'What the model takes in; take out what it does not. Limits are yours to write, not those of these rows:',
          '`min` and `max` for numbers, `values` for categories. Everything else: docs/reference/spec.md.',
        ]
      : ['No column can be declared as a feature; with none declared, every column is taken by what its values are.'],
  )
  return pair
}

function featurePair(document: Document, { name, type, ratesOnly, findings }: FirstColumn) {
  const value = document.createNode({ type, ...(ratesOnly && { ratesOnly }) }, { flow: true })
  const pair = document.createPair<Scalar>(name, value)
  if (name === MERGE_KEY) pair.key.type = Scalar.QUOTE_DOUBLE
  if (findings.length > 0)
    pair.key.commentBefore = toComment(findings.map(({ found, overruleDeclared }) => `${found}; ${overruleDeclared}`))
  return pair
}

/** Merges maps where it is not quoted, which the writer does not see to. */
const MERGE_KEY = '<<'

/** Why a column is no feature, as a clause; undefined where it is one. */
function reasonAgainst({ name, isLeftOut, findings }: FirstColumn): string | undefined {
  if (name === '' || name.length > LONGEST_NAME)
    return `a feature has a name of 1 to ${LONGEST_NAME} characters; rename it`
  if (RESERVED.has(name))
    return `the name is reserved; if it is an output of the model, name it under \`columns\`, else rename it`
  if (name === '__proto__') return 'no feature can have this name; rename it'
  return isLeftOut ? findings.map(({ found, overrule }) => `${found}; ${overrule}`).join('; ') : undefined
}

function leftOutLine(column: FirstColumn): string {
  return `  ${column.name}: ${reasonAgainst(column)}`
}

/** Lines of a comment as YAML writes them: each on one line, whatever a column is called. */
function toComment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line.startsWith('  ') ? '  ' : ''}${fitText(line.trim())}`).join('\n')
}
