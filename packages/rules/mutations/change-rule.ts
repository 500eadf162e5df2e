import { decimalText } from '../src/decimal.ts'
import { durationText } from '../src/promql/duration-text.ts'
import type { AlertRule, BurnCondition, Guard } from '../src/rule.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/tiers/tier.ts'

/** A change of one number of a rule. */
export type Change = (rule: AlertRule, evaluationMs: number) => AlertRule

const LEAST_EVALUATIONS = 3
const LONGER = 1.25
const DIGITS = 12

/** A quarter more, and at least three evaluations. */
export function longer(durationMs: number, evaluationMs: number): number {
  const longerMs = Math.max(LONGER * durationMs, durationMs + LEAST_EVALUATIONS * evaluationMs)
  return Math.ceil(longerMs / MINUTE_MS) * MINUTE_MS
}

export function scaleFactor(by: number): Change {
  return onBurn((burn) => ({ ...burn, factor: decimalText(times(Number(burn.factor), by)) }))
}

/** The budget is what the share of bad events is divided by, at the end. */
export function scaleBudget(by: number): Change {
  const scaled = (expr: string): string =>
    expr.replace(/ \/ ([\d.]+)$/, (_, budget: string) => ` / ${decimalText(times(Number(budget), by))}`)
  return onBurn((burn) => ({ ...burn, long: scaled(burn.long), short: scaled(burn.short) }))
}

export function shiftFloor(by: number): Change {
  return onBurn((burn) => ({ ...burn, floor: decimalText(Number(burn.floor) + by) }))
}

export const lengthenLong: Change = (rule, evaluationMs) =>
  onBurn((burn) => ({
    ...burn,
    long: lengthen(burn.long, evaluationMs),
    bad: lengthen(burn.bad, evaluationMs),
  }))(rule, evaluationMs)

export const lengthenShort: Change = (rule, evaluationMs) =>
  onBurn((burn) => ({ ...burn, short: lengthen(burn.short, evaluationMs) }))(rule, evaluationMs)

/** Tells of a single bad event too. */
export const dropFloor: Change = onBurn((burn) => ({ ...burn, floor: decimalText(0) }))

/** All durations of what stands beside the burn rate. */
export function lengthenGuard(name: Guard['name']): Change {
  return (rule, evaluationMs) => onGuard(name, (expr) => lengthen(expr, evaluationMs))(rule, evaluationMs)
}

/** A number beside the burn rate. */
export function scaleGuard(name: Guard['name'], by: number, pattern: RegExp): Change {
  return onGuard(name, (expr) => changed(expr, pattern, (value) => times(value, by)))
}

/** Looks at the moment only. */
export function dropMaximum(name: Guard['name']): Change {
  return onGuard(name, (expr) => expr.replace(/max_over_time\((.*)\[\w+\]\)/, '$1'))
}

export function dropGuard(name: Guard['name']): Change {
  return onBurn((burn) => ({ ...burn, guards: burn.guards.filter((guard) => guard.name !== name) }))
}

export const lengthenFor: Change = (rule, evaluationMs) => ({ ...rule, forMs: longer(rule.forMs, evaluationMs) })

export const lengthenKeep: Change = (rule, evaluationMs) => ({
  ...rule,
  keepFiringForMs: longer(rule.keepFiringForMs, evaluationMs),
})

export const dropKeep: Change = (rule) => ({ ...rule, keepFiringForMs: 0 })

/** A number of an alert that is none of a burn rate. */
export function scaleThreshold(by: number, pattern: RegExp): Change {
  return onThreshold((expr) => changed(expr, pattern, (value) => times(value, by)))
}

export function shiftThreshold(by: number, pattern: RegExp): Change {
  return onThreshold((expr) => changed(expr, pattern, (value) => value + by))
}

/** All durations of such an alert behind a word. */
export function lengthenAfter(word: string): Change {
  return (rule, evaluationMs) =>
    onThreshold((expr) => {
      const [before, ...after] = expr.split(word)
      return [before, ...after.map((part) => lengthen(part, evaluationMs))].join(word)
    })(rule, evaluationMs)
}

/** One duration of such an alert. */
export function lengthenDuration(duration: string): Change {
  return (rule, evaluationMs) =>
    onThreshold((expr) => {
      const longerText = durationText(longer(durationMs(duration), evaluationMs))
      return expr
        .replaceAll(`[${duration}]`, `[${longerText}]`)
        .replaceAll(`offset ${duration})`, `offset ${longerText})`)
    })(rule, evaluationMs)
}

function lengthen(expr: string, evaluationMs: number): string {
  return expr.replaceAll(/(\[|offset )((?:\d+[dhm])+)/g, (_, before: string, text: string) => {
    return before + durationText(longer(durationMs(text), evaluationMs))
  })
}

const UNIT_MS: Readonly<Record<string, number>> = { w: 7 * DAY_MS, d: DAY_MS, h: HOUR_MS, m: MINUTE_MS }

function durationMs(text: string): number {
  return [...text.matchAll(/(\d+)([wdhm])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * UNIT_MS[unit!]!, 0)
}

/** The number that is the second group of a pattern. */
function changed(expr: string, pattern: RegExp, by: (value: number) => number): string {
  return expr.replace(pattern, (_, before: string, value: string) => before + decimalText(by(Number(value))))
}

function times(value: number, by: number): number {
  return Number((value * by).toPrecision(DIGITS))
}

function onBurn(change: (burn: BurnCondition) => BurnCondition): Change {
  return (rule) => {
    if (rule.condition.kind !== 'burn') throw new Error(`${rule.id} is not about a burn rate.`)
    return { ...rule, condition: change(rule.condition) }
  }
}

function onGuard(name: Guard['name'], change: (expr: string) => string): Change {
  return onBurn((burn) => ({
    ...burn,
    guards: burn.guards.map((guard) =>
      guard.name === name ? Object.assign({}, guard, { expr: change(guard.expr) }) : guard,
    ),
  }))
}

function onThreshold(change: (expr: string) => string): Change {
  return (rule) => {
    if (rule.condition.kind !== 'threshold') throw new Error(`${rule.id} is about a burn rate.`)
    return { ...rule, condition: { ...rule.condition, expr: change(rule.condition.expr) } }
  }
}
