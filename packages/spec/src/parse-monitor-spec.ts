import { checkAlerting } from './checks/check-alerting.ts'
import { checkFeatures } from './checks/check-features.ts'
import { checkPrivacy } from './checks/check-privacy.ts'
import { checkReferences } from './checks/check-references.ts'
import { checkSegments } from './checks/check-segments.ts'
import { checkTimes } from './checks/check-times.ts'
import { checkWrittenNumbers, valueAt } from './checks/check-written-numbers.ts'
import { asMap, mapIn } from './checks/raw-spec.ts'
import type { RawMap } from './checks/raw-spec.ts'
import { describeSchemaIssue } from './describe-schema-issue.ts'
import { describeValue } from './describe-value.ts'
import type { Checked, Issue } from './issue.ts'
import type { MonitorSpec } from './monitor-spec.ts'
import type { Problem } from './problem.ts'
import { monitorSchema } from './schema/monitor-schema.ts'
import { byPlace, toIssue } from './to-issue.ts'
import { toMonitorSpec } from './to-monitor-spec.ts'
import { readYaml } from './yaml-document.ts'
import type { YamlDocument } from './yaml-document.ts'

/** How a spec is read. */
export interface ParseMonitorSpecOptions {
  /** Name the issues give the text, e.g. the path it was read from. Default `spec.yaml`. */
  readonly file?: string
}

/**
 * Reads and checks a monitoring spec: YAML, keys, types, and what fields say about each other. `model.name` alone is a valid spec.
 *
 * @param text YAML 1.2, one document; JSON is YAML too.
 * @returns the spec with every default filled in, or every problem found, in the order of the text. Never throws.
 * @example parseMonitorSpec('model: {name: ridership}', { file: 'model.yaml' }) // => { ok: true, value: { … } }
 */
export function parseMonitorSpec(
  text: string,
  { file = 'spec.yaml' }: ParseMonitorSpecOptions = {},
): Checked<MonitorSpec> {
  const document = readYaml(text)
  const syntaxIssues = document.problems.map(({ message, hint, line, column }): Issue => ({
    file,
    path: '',
    line,
    column,
    message,
    hint,
  }))
  if (document.problems.some(({ recoverable }) => !recoverable))
    return { ok: false, issues: syntaxIssues.sort(byPlace) }
  const checked = checkValue(document)
  if (checked.ok && syntaxIssues.length === 0) return checked
  const problems = checked.ok ? [] : checked.problems
  const issues = [...syntaxIssues, ...problems.map((problem) => toIssue(problem, { document, file }))]
  return { ok: false, issues: issues.sort(byPlace) }
}

type Outcome =
  | { readonly ok: true; readonly value: MonitorSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] }

function checkValue(document: YamlDocument): Outcome {
  const { value, textAt } = document
  const unreadable = checkRoot(value) ?? checkVersion(asMap(value)['apiVersion'])
  if (unreadable) return { ok: false, problems: [unreadable] }
  const parsed = monitorSchema.safeParse(value)
  const schemaProblems = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) =>
        describeSchemaIssue(issue, { textAt, valueAt: (path) => valueAt(value, path) }),
      )
  const spec = asMap(value)
  const checks = [checkFeatures, checkSegments, checkTimes, checkReferences, checkPrivacy, checkAlerting].flatMap(
    (check) => check(spec),
  )
  const problems = [...schemaProblems, ...checks, ...checkWrittenNumbers(spec, textAt)]
  return parsed.success && problems.length === 0
    ? { ok: true, value: toMonitorSpec(parsed.data, referenceOrder(spec)) }
    : { ok: false, problems }
}

function referenceOrder(spec: RawMap): readonly string[] | undefined {
  const order = Object.keys(mapIn(spec, 'references'))
  return order.length > 0 ? order : undefined
}

function checkRoot(value: unknown): Problem | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
  return {
    path: [],
    at: 'value',
    message: `A monitoring spec is a map with at least a model, but this file is ${describeValue(value)}.`,
    hint: 'The smallest spec is: model: {name: my-model}',
  }
}

function checkVersion(apiVersion: unknown): Problem | undefined {
  if (typeof apiVersion !== 'string' || apiVersion === 'driftline/v1' || !/^driftline\/v\d+/.test(apiVersion))
    return undefined
  return {
    path: ['apiVersion'],
    at: 'value',
    message: `This spec is written for a newer version: it says ${apiVersion}, and this Driftline reads driftline/v1.`,
    hint: 'Install a newer Driftline, or write apiVersion: driftline/v1.',
  }
}
