import { isRecord } from './is-record.ts'

/** Whether a value is what a kind of evidence was computed from, of this version or a later one. */
export function isBasis(value: unknown): boolean {
  if (!isRecord(value)) return false
  switch (value['of']) {
    case 'cells':
      return isCells(value) && isDesignEffect(value['designEffect']) && isThresholds(value['thresholds'])
    case 'rate':
      return isRates(value) && isThresholds(value['thresholds'])
    case 'constant':
      return isRates(value)
    case 'volume':
      return areNumbers(value, ['rows', 'usual', 'windows', 'scatter', 'recurring'])
    case 'silence':
      return areNumbers(value, ['silenceMs', 'usualMs', 'limitMs'])
    default:
      return typeof value['of'] === 'string'
  }
}

/** Whether a value is what looking back made of a window. */
export function isPersistence(value: unknown): boolean {
  if (!isRecord(value) || !areNumbers(value, ['severity', 'persisted', 'weight'])) return false
  const { before, standing, weight } = value
  const isStanding = standing === undefined || (isRecord(standing) && areNumbers(standing, ['severity', 'lowerBound']))
  return Array.isArray(before) && before.every(isCount) && isStanding && isCount(weight)
}

function isCells({ reference, current }: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(reference) &&
    Array.isArray(current) &&
    reference.length === current.length &&
    [...reference, ...current].every(isCount)
  )
}

function isRates({ reference, current, designEffect }: Readonly<Record<string, unknown>>): boolean {
  return isRate(reference) && isRate(current) && isDesignEffect(designEffect)
}

function isRate(value: unknown): boolean {
  return isRecord(value) && isCount(value['count']) && isCount(value['rows'])
}

function isDesignEffect(value: unknown): boolean {
  return isRecord(value) && isCount(value['value']) && (value['value'] as number) >= 1 && isCount(value['blocks'])
}

function isThresholds(value: unknown): boolean {
  if (!isRecord(value) || !areNumbers(value, ['warn', 'critical'])) return false
  const { warn, critical } = value as Readonly<Record<'warn' | 'critical', number>>
  return warn > 0 && critical > warn
}

function areNumbers(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => Number.isFinite(value[name]))
}

/** Rows, or parts of them. */
function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER
}
