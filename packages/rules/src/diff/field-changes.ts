import { durationText } from '../promql/duration-text.ts'
import { HASH_ANNOTATION } from '../render/rule-hash.ts'
import type { InstalledRule } from './installed-rule.ts'

/** A part of a rule that would change; undefined where it is not there. */
export interface FieldChange {
  readonly field: string
  readonly installed: string | undefined
  readonly wanted: string | undefined
}

/** What differs between two rules, but for the hash. */
export function fieldChanges(installed: InstalledRule, wanted: InstalledRule): readonly FieldChange[] {
  const isAnyDatasource = wanted.datasourceUid === undefined
  const before = partsOf(isAnyDatasource ? { ...installed, datasourceUid: undefined } : installed)
  const after = partsOf(wanted)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, installed: before[field], wanted: after[field] }))
}

function partsOf(rule: InstalledRule): Readonly<Record<string, string>> {
  const { name, group, intervalMs, datasourceUid, body, forMs, keepFiringForMs, labels, annotations } = rule
  return {
    name,
    group,
    ...(intervalMs !== undefined && { interval: durationText(intervalMs) }),
    ...(datasourceUid !== undefined && { 'data source': datasourceUid }),
    ...body,
    for: durationText(forMs),
    keep_firing_for: durationText(keepFiringForMs),
    ...prefixed('labels', labels),
    ...prefixed('annotations', annotations),
  }
}

function prefixed(part: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(texts).filter(([name]) => name !== HASH_ANNOTATION)
  return Object.fromEntries(entries.map(([name, text]) => [`${part}.${name}`, text]))
}
