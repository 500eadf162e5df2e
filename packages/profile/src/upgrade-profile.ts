import { chooseNumericCells, chooseTails, outsideGuard } from './cells/numeric-cells.ts'
import { chooseScoreCells, chooseScoreTails } from './cells/score-cells.ts'
import type {
  CategoricalFeatureProfile,
  DesignEffects,
  FeatureProfile,
  NumericFeatureProfile,
  ReferenceProfile,
  ReferenceScatter,
  ScoreFeatureProfile,
} from './reference-profile.ts'
import { PROFILE_FORMAT } from './reference-profile.ts'

type Added = Exclude<keyof ReferenceScatter, 'designEffect'> | 'cells' | 'tails'
type FirstFeature =
  | Omit<NumericFeatureProfile, Added>
  | Omit<ScoreFeatureProfile, Added>
  | Omit<CategoricalFeatureProfile, Added>

/** A profile of the first format. */
export interface FirstProfile extends Omit<ReferenceProfile, 'features' | 'segments' | 'format'> {
  readonly features: Readonly<Record<string, FirstFeature>>
}

/** Fewer blocks than this measure nothing. */
const MINIMUM_BLOCKS = 4
const GUESS = { value: 2, blocks: 0 }

/**
 * The same reference in today's format, under the id it has. Cells and tails are chosen anew from the sketch; design
 * effects from fewer than four blocks become 2; of segments, phases and rates nothing is known.
 */
export function upgradeProfile({ features, ...profile }: FirstProfile): ReferenceProfile {
  const upgraded: Record<string, FeatureProfile> = Object.create(null)
  for (const [name, feature] of Object.entries(features)) upgraded[name] = upgradeFeature(feature)
  return { ...profile, format: PROFILE_FORMAT, features: upgraded, segments: {} }
}

function upgradeFeature(feature: FirstFeature): FeatureProfile {
  const scatter = { designEffect: measured(feature.designEffect), rateDesignEffect: {} }
  switch (feature.type) {
    case 'numeric': {
      const { histogram, special } = feature
      return {
        ...feature,
        ...scatter,
        cells: chooseNumericCells(histogram),
        tails: chooseTails(histogram, outsideGuard(special)),
      }
    }
    case 'score':
      return {
        ...feature,
        ...scatter,
        cells: chooseScoreCells(feature.histogram),
        tails: chooseScoreTails(feature.histogram),
      }
    case 'categorical':
      return { ...feature, ...scatter }
  }
}

function measured(effects: DesignEffects): DesignEffects {
  return Object.fromEntries(
    Object.entries(effects).map(([window, effect]) => [window, effect.blocks < MINIMUM_BLOCKS ? GUESS : effect]),
  )
}
