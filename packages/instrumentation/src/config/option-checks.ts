import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  closestName,
  LONGEST_NAME,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_DEPLOYMENT_ROLE_VALUES,
} from '@driftline/semconv'
import { describeFound } from '../internal/found-value.ts'
import { checkFeatures } from './check-feature-names.ts'
import type { OptionCheck } from './checked-options.ts'

/** How each option is checked, by its name; `model` is required and checked apart. */
export const OPTION_CHECKS: ReadonlyMap<string, (value: unknown) => OptionCheck> = new Map([
  ['version', checkVersion],
  ['role', checkRole],
  ['features', checkFeatures],
  ['segments', checkCallback('segments', 'row => ({ weekday: row.weekday })')],
  ['ages', checkCallback('ages', 'row => ({ feature: milliseconds })')],
  ['output', checkCallback('output', 'result => ({ value: result.value })')],
  ['batch', checkFlag('batch', false)],
  ['spec', checkSource('spec', 'a checked monitoring spec')],
  ['profile', checkSource('profile', 'the path of its file or the parsed JSON')],
  ['duplicates', checkFlag('duplicates', true)],
])

function checkVersion(value: unknown): OptionCheck {
  const fallback = 'the version of the spec, else unknown, is taken'
  if (typeof value === 'number' && Number.isFinite(value))
    return {
      value: String(value),
      problem: `version is a number, ${value}; give it as text, since 1.10 as a number is 1.1`,
    }
  if (typeof value !== 'string') return { problem: `version is ${describeFound(value)}; a text is needed; ${fallback}` }
  if (value.trim() === '') return { problem: `version is an empty text; ${fallback}` }
  if (value.length <= LONGEST_NAME) return { value }
  return {
    value: value.slice(0, LONGEST_NAME),
    problem: `version has ${value.length} characters; it is cut to the ${LONGEST_NAME} that a name may have`,
  }
}

const ENVIRONMENTS = /^(?:prod|production|staging|stage|dev|development|test)$/i
const ENVIRONMENT_HINT = `; an environment is named by OTEL_RESOURCE_ATTRIBUTES=${ATTR_DEPLOYMENT_ENVIRONMENT_NAME}=…`

function checkRole(value: unknown): OptionCheck {
  const roles: readonly string[] = ML_DEPLOYMENT_ROLE_VALUES
  if (typeof value === 'string' && roles.includes(value)) return { value }
  const nearest = typeof value === 'string' ? closestName(value, roles) : undefined
  const found = typeof value === 'string' ? `"${value.slice(0, 50)}"` : describeFound(value)
  return {
    problem:
      `role is ${found}; it must be one of ${roles.join(', ')}${nearest === undefined ? '' : ` (did you mean "${nearest}"?)`}; ` +
      `counted as ${ML_DEPLOYMENT_ROLE_VALUE_LIVE}${typeof value === 'string' && ENVIRONMENTS.test(value) ? ENVIRONMENT_HINT : ''}`,
  }
}

function checkCallback(option: string, example: string): (value: unknown) => OptionCheck {
  return (value) =>
    typeof value === 'function'
      ? { value }
      : { problem: `${option} is ${describeFound(value)}; a function is needed, such as ${example}; it is ignored` }
}

function checkFlag(option: string, standard: boolean): (value: unknown) => OptionCheck {
  return (value) =>
    typeof value === 'boolean'
      ? { value }
      : { problem: `${option} is ${describeFound(value)}; true or false is needed; ${standard} is taken` }
}

function checkSource(option: string, needed: string): (value: unknown) => OptionCheck {
  return (value) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null && describeFound(value) !== 'a promise')
      ? { value }
      : { problem: `${option} is ${describeFound(value)}; ${needed} is needed; it is ignored` }
}
