import { durationText } from '../promql/duration-text.ts'
import type { RuleGroup, RuleSet } from '../rule.ts'

/** Rules that a group may hold in a Mimir that is not told otherwise. @see Grafana Mimir, ruler.max-rules-per-rule-group */
const MOST_RULES = 20

/**
 * The same rules in as few groups as their intervals and Mimir's limit allow: for those whose tenant may have few groups.
 * A group stays whole where it fits. What is packed may move when an objective is added, and then waits its `for` once more.
 */
export function packRules(rules: RuleSet): RuleSet {
  const { model, groups } = rules
  const intervals = [...new Set(groups.map(({ intervalMs }) => intervalMs))]
  return {
    ...rules,
    groups: intervals.flatMap((intervalMs) => {
      const packed = fill(groups.filter((group) => group.intervalMs === intervalMs))
      return packed.map((own, i) => ({
        name: `model-slo:${model}:${durationText(intervalMs)}:${i + 1}`,
        intervalMs,
        rules: own,
      }))
    }),
  }
}

function fill(groups: readonly RuleGroup[]): readonly RuleGroup['rules'][] {
  const packed: RuleGroup['rules'][] = []
  for (const part of groups.flatMap(partsOf)) {
    const last = packed.at(-1)
    if (last && last.length + part.length <= MOST_RULES) packed[packed.length - 1] = [...last, ...part]
    else packed.push(part)
  }
  return packed
}

function partsOf({ rules }: RuleGroup): readonly RuleGroup['rules'][] {
  const count = Math.ceil(rules.length / MOST_RULES)
  return Array.from({ length: count }, (_, i) => rules.slice(i * MOST_RULES, (i + 1) * MOST_RULES))
}
