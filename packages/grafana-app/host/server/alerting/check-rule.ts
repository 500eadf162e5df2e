import type { GrafanaAnswer } from '../grafana-api.ts'
import { invalidRule, refusedBy } from './refused.ts'
import type { RuleBody } from './alerting-bodies.ts'
import type { AlertingState } from './alerting-state.ts'

/** Grafana's schedule ticks every so many seconds. */
const TICK_SECONDS = 10
const LONGEST_NAME_BYTES = 190
const LONGEST_UID = 40

/** What Grafana has against a rule; undefined where it takes it. */
export function ruleProblem(state: AlertingState, rule: RuleBody): GrafanaAnswer | undefined {
  const { title, ruleGroup, folderUID, data, condition } = rule
  const refIds = data.map(({ refId }) => refId)
  if (title === '') return invalidRule('title is empty')
  if (bytesOf(title) > LONGEST_NAME_BYTES) return invalidRule('name length should not be greater than 190')
  if (ruleGroup === '') return invalidRule('rule group name is empty')
  if (bytesOf(ruleGroup) > LONGEST_NAME_BYTES)
    return invalidRule('rule group name length should not be greater than 190')
  if (data.length === 0) return invalidRule('no queries or expressions are found')
  if (!refIds.includes(condition)) return conditionProblem(condition, refIds)
  return uidProblem(rule) ?? folderProblem(state, folderUID) ?? titleProblem(state, rule)
}

/** What Grafana has against a folder's being asked for. */
export function folderProblem({ folders }: AlertingState, uid: string): GrafanaAnswer | undefined {
  if (uid === '') return invalidRule('folderUID must be set')
  return folders.has(uid) ? undefined : invalidRule('folder does not exist')
}

/** What Grafana has against an interval of so many seconds. */
export function intervalProblem(seconds: number): GrafanaAnswer | undefined {
  if (seconds > 0 && seconds % TICK_SECONDS === 0) return undefined
  return invalidRule(
    `interval (${seconds}s) should be non-zero and divided exactly by scheduler interval: ${TICK_SECONDS}`,
  )
}

function conditionProblem(condition: string, refIds: readonly string[]): GrafanaAnswer {
  const message = `Condition ${condition} does not exist, must be one of [${refIds.join(' ')}]`
  return refusedBy(400, 'alerting.alert-rule.conditionNotExist', message)
}

function uidProblem({ uid = '' }: RuleBody): GrafanaAnswer | undefined {
  const why =
    uid.length > LONGEST_UID
      ? 'uid is longer than 40 symbols'
      : /^[\w-]*$/.test(uid)
        ? ''
        : 'uid contains illegal characters'
  return why === '' ? undefined : invalidRule(`cannot create rule with UID '${uid}': ${why}`)
}

/** Older versions want the title to be the only one in its folder. */
function titleProblem({ rules }: AlertingState, { uid, title, folderUID }: RuleBody): GrafanaAnswer | undefined {
  const other = [...rules.values()].find(({ rule }) => rule.title === title && rule.folderUID === folderUID)
  if (other === undefined || other.rule.uid === uid) return undefined
  return conflict(uid ?? '', 'rule title under the same organisation and folder should be unique')
}

/** Something else is in the way. */
export function conflict(uid: string, why: string): GrafanaAnswer {
  const message = `[alerting.alert-rule.conflict] Failed to save alert rule '${uid}' in organization 1 due to conflict: a conflicting alert rule is found: ${why}`
  return { status: 400, body: { message, traceID: '' } }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
