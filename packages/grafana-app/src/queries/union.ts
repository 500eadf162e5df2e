/** Label that says which part of a union a series is of. */
export const PART_LABEL = 'part'

/** Several questions as one query; of each answer the label `part` says which it is to. */
export function union(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([part, expr]) => `label_replace(${expr}, "${PART_LABEL}", "${part}", "", "")`)
    .join(' or ')
}
