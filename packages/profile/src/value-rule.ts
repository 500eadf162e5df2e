import { ML_FEATURE_CATEGORY_VALUE_OVER, ML_FEATURE_CATEGORY_VALUE_UNDER } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'

/** Names under which values outside the guard band are counted, first in `specialNames`. */
const GUARD_NAMES = [ML_FEATURE_CATEGORY_VALUE_UNDER, ML_FEATURE_CATEGORY_VALUE_OVER] as const

const NO_GUARD = { lower: -Infinity, upper: Infinity }

/** Place of `under` and of `over` in every rule's `specialNames`. */
export const UNDER_INDEX = 0
export const OVER_INDEX = 1

/** What a value of one feature is checked against, made once by {@link createValueRule}. */
export interface ValueRule {
  /** Undefined: numbers are numbers and texts and truth values categories, as they come. */
  readonly type: 'numeric' | 'categorical' | undefined
  /** Plausible values, both ends included. */
  readonly min: number
  readonly max: number
  /** Guard band, both ends included; what lies outside is counted, not sketched. */
  readonly lower: number
  readonly upper: number
  /** `under`, `over`, then the declared special values as text, each once. */
  readonly specialNames: readonly string[]
  /** Place in `specialNames` by text, and by number where the text is one. */
  readonly specialByText: ReadonlyMap<string, number>
  readonly specialByNumber: ReadonlyMap<number, number>
  /** Categories that are no `category` problem; undefined: every one is expected. */
  readonly expected: ReadonlySet<string> | undefined
}

/** What is known of a feature before its first value; whatever is not known is left out. */
export interface ValueRuleSource {
  readonly type?: ValueRule['type']
  readonly spec?: Partial<Pick<FeatureSpec, 'min' | 'max' | 'special' | 'values'>> | undefined
  /** Guard band of the profile. */
  readonly guard?: { readonly lower: number; readonly upper: number } | null | undefined
  /** Categories of the profile, expected where the spec declares none. */
  readonly categories?: Iterable<string> | undefined
}

/** Puts together what the spec and the profile say about a feature's values. */
export function createValueRule({ type, spec = {}, guard, categories }: ValueRuleSource): ValueRule {
  const { min = -Infinity, max = Infinity, special = [], values = categories } = spec
  const { lower, upper } = guard ?? NO_GUARD
  return { type, min, max, lower, upper, ...createSpecials(special.map(String)), expected: values && new Set(values) }
}

type Specials = Pick<ValueRule, 'specialNames' | 'specialByText' | 'specialByNumber'>

function createSpecials(declared: readonly string[]): Specials {
  const specialNames = [...new Set([...GUARD_NAMES, ...declared])]
  const specialByText = new Map(declared.map((text) => [text, specialNames.indexOf(text)]))
  const specialByNumber = new Map<number, number>()
  for (const [text, place] of specialByText) if (String(Number(text)) === text) specialByNumber.set(Number(text), place)
  return { specialNames, specialByText, specialByNumber }
}
