import { LABEL } from '../names.ts'
import { HASH_ANNOTATION } from '../render/rule-hash.ts'
import type { InstalledRule } from './installed-rule.ts'

/** A rule of the spec and the installed one that it would replace. */
export interface RulePair {
  readonly wanted: InstalledRule
  readonly installed: InstalledRule
}

export interface MatchedRules {
  readonly pairs: readonly RulePair[]
  /** Of the spec, and not installed. */
  readonly missing: readonly InstalledRule[]
  /** Installed, and not of the spec. */
  readonly left: readonly InstalledRule[]
}

/** What makes two rules the same, the surest first: what a person edits must not make another rule of it. */
const KEYS: readonly ((rule: InstalledRule) => string | undefined)[] = [
  ({ uid }) => uid,
  ({ annotations, group }) => keyOf(annotations[HASH_ANNOTATION], group),
  ({ annotations }) => annotations[HASH_ANNOTATION],
  ({ name, labels }) => keyOf(name, JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  ({ name, labels }) => keyOf(name, labels[LABEL.slo] ?? '', labels['burn_tier'] ?? '', labels['severity'] ?? ''),
  ({ name, labels }) => keyOf(name, labels[LABEL.slo] ?? '', labels['burn_tier'] ?? ''),
]

/** Pairs each rule of the spec with at most one that is installed. */
export function matchRules(wanted: readonly InstalledRule[], installed: readonly InstalledRule[]): MatchedRules {
  const pairs: RulePair[] = []
  const missing = new Set(wanted)
  const left = new Set(installed)
  for (const key of KEYS) {
    for (const rule of missing) {
      const own = key(rule)
      const found =
        own === undefined ? undefined : [...left].find((other) => other.kind === rule.kind && key(other) === own)
      if (!found) continue
      pairs.push({ wanted: rule, installed: found })
      missing.delete(rule)
      left.delete(found)
    }
  }
  return { pairs, missing: [...missing], left: [...left] }
}

function keyOf(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : JSON.stringify(parts)
}
