import type { InstalledRules, RuleSet, RulesDiff } from '@driftline/rules'
import { diffRules, packRules } from '@driftline/rules'

/** What differs from what is installed, be it in groups of its own or packed as for Mimir: whichever differs less. */
export function installedDiff(rules: RuleSet, installed: InstalledRules): RulesDiff {
  const plain = diffRules(rules, installed)
  const packed = diffRules(packRules(rules), installed)
  return packed.differences.length < plain.differences.length ? packed : plain
}

/** Whether nothing of a set of rules is installed. */
export function isNotInstalled({ unchangedCount, differences }: RulesDiff): boolean {
  return unchangedCount === 0 && differences.every(({ status }) => status === 'missing')
}
