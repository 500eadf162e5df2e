import type { CellColumn } from '@driftline/health'
import type { FeatureSpec } from '@driftline/spec'
import { summarizeColumn } from './column-summary.ts'
import type { ColumnSummary } from './column-summary.ts'
import type { InspectionAct, InspectionRule, RuleName } from './inspection-rule.ts'
import { inspectionRules } from './inspection-rules.ts'
import { toNumberColumn } from './to-number-column.ts'

/** What a rule found in a column, and what is done. */
export interface ColumnFinding {
  readonly column: string
  readonly rule: RuleName
  /** What is done; of a declared feature nothing but saying so. */
  readonly act: InspectionAct
  /** A clause without a stop. */
  readonly found: string
  /** How to have it otherwise; an imperative without a stop. */
  readonly overrule: string
  /** The same, where the spec declares the feature. */
  readonly overruleDeclared: string
}

/** A column as it comes out of its inspection. */
export interface InspectedColumn {
  /** What is done with it. */
  readonly act: InspectionAct
  /** Its rows, read as numbers where that is what is done. */
  readonly cells: CellColumn
  readonly findings: readonly ColumnFinding[]
}

/** A column to inspect. */
export interface ColumnToInspect {
  readonly name: string
  readonly cells: CellColumn
  /** What the spec says of the feature; where it does, nothing is done but saying. */
  readonly declared?: Partial<FeatureSpec>
}

/** Rules whose question a declared type has answered. */
const OF_TYPE: ReadonlySet<RuleName> = new Set(['numbers as text', 'few whole numbers', 'mixed types'])

/** Tries all rules on a column. The first that is acted on decides; what is left out needs no more words. */
export function inspectColumn(column: ColumnToInspect): InspectedColumn {
  const { cells, declared } = column
  const summary = summarizeColumn(cells)
  if (declared) return { act: 'say', cells, findings: declaredFindings(column, summary) }
  const acted = firstActed(column, summary)
  if (!acted) return { act: 'say', cells, findings: said(column, summary) }
  if (acted.act === 'leave_out') return { act: 'leave_out', cells, findings: [acted] }
  if (acted.act === 'rates_only') return { act: 'rates_only', cells, findings: [acted, ...said(column, summary)] }
  const asNumbers = inspectColumn({ ...column, cells: toNumberColumn(cells) })
  if (asNumbers.act === 'leave_out') return asNumbers
  return { ...asNumbers, act: 'numeric', findings: [acted, ...asNumbers.findings] }
}

function firstActed(column: ColumnToInspect, summary: ColumnSummary): ColumnFinding | undefined {
  for (const rule of inspectionRules) {
    const found = rule.act === 'say' ? undefined : rule.find(summary)
    if (found !== undefined) return toFinding(column, rule, found)
  }
  return undefined
}

function said(column: ColumnToInspect, summary: ColumnSummary): readonly ColumnFinding[] {
  return inspectionRules
    .filter(({ act }) => act === 'say')
    .flatMap((rule) => {
      const found = rule.find(summary)
      return found === undefined ? [] : [toFinding(column, rule, found)]
    })
}

function declaredFindings(column: ColumnToInspect, summary: ColumnSummary): readonly ColumnFinding[] {
  const { type, special, ratesOnly } = column.declared ?? {}
  const answered = (rule: RuleName): boolean =>
    (type !== undefined && OF_TYPE.has(rule)) ||
    (special !== undefined && rule === 'special values') ||
    (ratesOnly !== undefined && rule === 'many categories')
  const acted = firstActed(column, summary)
  const findings = [...(acted ? [{ ...acted, act: 'say' as const }] : []), ...said(column, summary)]
  return findings.filter(({ rule }) => !answered(rule) && rule !== 'all missing')
}

/** A finding of a rule. */
export function toFinding(
  { name, declared }: Pick<ColumnToInspect, 'name' | 'declared'>,
  { name: rule, act, overrule, overruleDeclared = overrule }: InspectionRule,
  found: string,
): ColumnFinding {
  return { column: name, rule, act, found, overrule: declared ? overruleDeclared : overrule, overruleDeclared }
}
