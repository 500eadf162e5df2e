import type { PlacedRule } from './placed-rule.ts'

/** Whether two readings hold the same rules, in any order. */
export function isSameRules(before: readonly PlacedRule[], now: readonly PlacedRule[]): boolean {
  return JSON.stringify(before.map(ruleMark).toSorted()) === JSON.stringify(now.map(ruleMark).toSorted())
}

/** All that a person may change of a rule, as a text: another one where anything is another. */
export function ruleMark({ uid, folderUid, origin, rule }: PlacedRule): string {
  const { hash, group, intervalMs, datasourceUid, annotations } = rule
  return JSON.stringify([uid, folderUid, origin, hash, group, intervalMs, datasourceUid, textsOf(annotations)])
}

function textsOf(annotations: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(annotations)
    .map((entry) => JSON.stringify(entry))
    .toSorted()
}
