import { locateIn, renderIssue, renderPath } from '@driftline/spec'
import type { Issue } from '@driftline/spec'
import { LineCounter, parseDocument } from 'yaml'
import { InputError } from '../../input-error.ts'
import type { Baseline } from './baseline.ts'
import { checkBaseline } from './check-baseline.ts'

/** Whom a baseline must fit. */
export interface ReadBaselineOptions {
  /** As the user wrote it. */
  readonly file: string
  readonly model: string
  /** IANA name, for days. */
  readonly timezone: string
}

/** Aliases that may be followed; a baseline needs none, a bomb of aliases thousands. */
const ALIAS_LIMIT = 100

/** Reads the text of a baseline. @throws InputError that shows every problem with line, column and caret. */
export function readBaseline(text: string, { file, model, timezone }: ReadBaselineOptions): Baseline {
  const value = readValue(text, file)
  const locate = locateIn(text)
  const issues = checkBaseline(value, timezone).map(({ path, at, message }): Issue => {
    const { line, column } = locate(path, at)
    return { file, path: renderPath(path), line, column, message, hint: '' }
  })
  refuse(issues, text)
  const baseline = value as Baseline
  if (baseline.model === model) return baseline
  throw new InputError(
    'ERR_BASELINE_MODEL',
    `${file} is the baseline of model "${baseline.model}", but the spec is of "${model}". Give each model a baseline of its own.`,
  )
}

function readValue(text: string, file: string): unknown {
  const lines = new LineCounter()
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true, lineCounter: lines, logLevel: 'error' })
  const issues = [...document.errors, ...document.warnings].slice(0, 1).map(({ pos, message }): Issue => {
    const { line, col } = lines.linePos(pos[0])
    const hint = 'Look at the indentation, quotes and brackets around it.'
    return { file, path: '', line, column: col, message: `This is not valid YAML: ${message}.`, hint }
  })
  refuse(issues, text)
  try {
    return document.toJS({ maxAliasCount: ALIAS_LIMIT })
  } catch (cause) {
    throw new InputError('ERR_BASELINE', `${file} follows too many aliases. Write every entry out.`, { cause })
  }
}

function refuse(issues: readonly Issue[], text: string): void {
  if (issues.length === 0) return
  throw new InputError('ERR_BASELINE', issues.map((issue) => renderIssue(issue, text)).join('\n\n'))
}
