import { toObjectives } from '@driftline/rules'
import { shortenMiddle, toCountText } from '@driftline/view'
import type { ReadSpec } from './read-spec.ts'
import { alertsOf } from './alerts-of.ts'

/** Longer names lose their middle. */
const NAME_MAX_LENGTH = 40

/** What there is to say of a spec before anything of it is read. */
export function rulesSentence(read: ReadSpec | undefined): string {
  if (read === undefined) return 'From a monitoring spec to alert rules.'
  const { issues, built } = read
  if (built === undefined) {
    const problems = issues.filter(({ severity }) => severity === 'problem').length
    return `${toCountText(problems, 'problem')} in the spec.`
  }
  const { spec, rules } = built
  const promises = toObjectives(spec).length
  return `${shortenMiddle(rules.model, NAME_MAX_LENGTH)}: ${toCountText(promises, 'objective')}, ${toCountText(alertsOf(rules).length, 'alert')}.`
}
