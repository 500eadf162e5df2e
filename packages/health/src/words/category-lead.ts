import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { CategoryShare, NewCategories } from '../change/category-change.ts'
import type { SpellingGuess } from '../change/guess-spelling.ts'
import { gainOf } from '../change/then-and-now.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { Lead } from './lead.ts'
import { figuredName, nameText } from './name-text.ts'
import { countText, percentChange, percentText } from './number-text.ts'

/** Categories that are named beside the one that moved most. */
const NAMED_CATEGORIES = 2
/** One that moved far less than the most is left out. */
const WORTH_NAMING = 1 / 3

/** Which categories changed most and which are new; undefined where nothing of them is known. */
export function categoryLead(statistics: WindowStatistics): Lead | undefined {
  const { newCategories } = statistics.change ?? {}
  const moved = movedLead(statistics, newCategories !== undefined)?.now
  const parts = [...(moved === undefined ? [] : [moved]), ...(newCategories ? [`new: ${newNames(newCategories)}`] : [])]
  return statistics.change?.categories && parts.length > 0 ? { now: parts.join(', ') } : undefined
}

/** Which known categories changed most, where new ones are told already; undefined where none did. */
export function knownLead(statistics: WindowStatistics): Lead | undefined {
  return movedLead(statistics, true)
}

function movedLead({ change, newCategory = 0 }: WindowStatistics, areNewTold: boolean): Lead | undefined {
  const categories = change?.categories ?? []
  const known = areNewTold ? categories.filter(({ label }) => label !== ML_FEATURE_CATEGORY_VALUE_OTHER) : categories
  const moved = worthNaming(known, areNewTold ? newCategory : 0).map((share) => movedText(share, newCategory))
  return moved.length === 0 ? undefined : { now: moved.join(', ') }
}

/** @param least share of what is named anyway. */
function worthNaming(categories: readonly CategoryShare[], least: number): readonly CategoryShare[] {
  const most = Math.max(least, ...categories.map((share) => Math.abs(gainOf(share))))
  return categories.filter((share) => Math.abs(gainOf(share)) >= WORTH_NAMING * most).slice(0, NAMED_CATEGORIES)
}

/** Of names that nobody sent, it is known only that they are new. */
function movedText({ label, reference, current }: CategoryShare, newCategory: number): string {
  const isNew = label === ML_FEATURE_CATEGORY_VALUE_OTHER && newCategory >= (current - reference) / 2 && newCategory > 0
  const figures = percentChange(reference, current)
  return isNew ? `new categories, unnamed, ${figures}` : figuredName(label, figures)
}

/** The new categories with their shares, those with the most rows by name. */
export function newNames({ count, most }: NewCategories): string {
  const named = most.map(({ label, current }) => figuredName(label, percentText(current)))
  const rest = count - most.length
  return `${named.join(', ')}${rest > 0 ? ` and ${countText(rest)} more` : ''}`
}

/** How new names are written otherwise than known ones. */
export function spellingText(guess: SpellingGuess): string {
  switch (guess.kind) {
    case 'upper_case':
      return 'upper case'
    case 'lower_case':
      return 'lower case'
    case 'other_case':
      return 'upper and lower case'
    case 'spaces':
      return 'spaces around the names'
    case 'prefix':
      return `${nameText(guess.affix)} before every name`
    case 'suffix':
      return `${nameText(guess.affix)} after every name`
    case 'no_prefix':
      return `no ${nameText(guess.affix)} before the names`
    case 'no_suffix':
      return `no ${nameText(guess.affix)} after the names`
  }
}
