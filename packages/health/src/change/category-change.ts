import { bucketLabel, escapeCategory } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { CategoricalLayout } from '../cells/cell-layout.ts'
import { rowsCounted } from '../cells/counted-window.ts'
import type { ComparedCategories } from '../comparison/compared-categories.ts'
import type { CountedSides, FeatureComparison } from '../comparison/feature-comparison.ts'
import type { SpellingGuess } from './guess-spelling.ts'
import { guessSpelling } from './guess-spelling.ts'
import type { ThenAndNow } from './then-and-now.ts'
import { gainOf } from './then-and-now.ts'

/** What changed among categories. Labels are as in `statistics.distribution`: names, buckets, and `other` for the rest. */
export interface CategoryChange {
  /** Those whose share changed most, at most three; new ones are not among them. */
  readonly categories?: readonly CategoryShare[]
  readonly newCategories?: NewCategories
  /** How new names are known ones written otherwise, where all are. */
  readonly spelling?: SpellingGuess
}

/** One category, and its shares of all values. */
export interface CategoryShare extends ThenAndNow {
  readonly label: string
}

/** Categories that the reference has never seen. */
export interface NewCategories {
  /** How many have a label of their own. */
  readonly count: number
  /** Those with the most rows, at most three. */
  readonly most: readonly { readonly label: string; readonly current: number }[]
}

const SHOWN_CATEGORIES = 3

/** What changed between a window of categories and its reference. */
export function categoryChange({ counted, shown }: FeatureComparison): CategoryChange {
  const compared = shown?.categories
  return {
    ...(counted?.layout.type === 'categorical' && { categories: mostChanged(counted, counted.layout, compared) }),
    ...(compared && newCategories(compared)),
  }
}

function mostChanged(
  { reference, current }: CountedSides,
  { by, keys }: CategoricalLayout,
  compared: ComparedCategories | undefined,
): readonly CategoryShare[] {
  const [m, n] = [rowsCounted(reference), rowsCounted(current)]
  const labelOf = compared?.comparand.labelOf ?? (by === 'name' ? escapeCategory : (key) => bucketLabel(Number(key)))
  const labels = [...keys.map(labelOf), ML_FEATURE_CATEGORY_VALUE_OTHER]
  const distance = (share: ThenAndNow): number => Math.abs(gainOf(share))
  return labels
    .map((label, i) => ({
      label,
      reference: m === 0 ? 0 : reference.cells[i]! / m,
      current: n === 0 ? 0 : current.cells[i]! / n,
    }))
    .filter((share) => distance(share) > 0)
    .sort((a, b) => distance(b) - distance(a) || Number(isRest(a)) - Number(isRest(b)))
    .slice(0, SHOWN_CATEGORIES)
}

function isRest({ label }: CategoryShare): boolean {
  return label === ML_FEATURE_CATEGORY_VALUE_OTHER
}

function newCategories({ comparand, current, currentOther }: ComparedCategories): CategoryChange {
  const unseen = Object.keys(current).filter((key) => current[key]! > 0 && !Object.hasOwn(comparand.counts, key))
  if (unseen.length === 0) return {}
  const rows = Object.values(current).reduce((a, b) => a + b, currentOther)
  const most = unseen.sort((a, b) => current[b]! - current[a]! || (a < b ? -1 : 1)).slice(0, SHOWN_CATEGORIES)
  const spelling = comparand.by === 'name' ? guessSpelling(unseen, Object.keys(comparand.counts)) : undefined
  return {
    newCategories: {
      count: unseen.length,
      most: most.map((key) => ({ label: comparand.labelOf(key), current: current[key]! / rows })),
    },
    ...(spelling && { spelling }),
  }
}
