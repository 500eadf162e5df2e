import {
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
} from '@driftline/semconv'
import { Name } from './Name.tsx'
import { Tag } from './Tag.tsx'

interface FeatureNameProps {
  readonly feature: string
  /** Longer ones lose their middle. */
  readonly maxLength?: number
}

/** What is judged: a feature, an output of the model, which is marked as one, or the model as a whole. */
export function FeatureName({ feature, ...name }: FeatureNameProps) {
  if (feature === ML_FEATURE_NAME_VALUE_ALL) return <>the model as a whole</>
  return (
    <>
      <Name name={feature} {...name} />
      {isOutput(feature) && <Tag>output</Tag>}
    </>
  )
}

/** Whether a name stands for what a model gives out, which is judged as its features are. */
function isOutput(feature: string): boolean {
  return feature === ML_FEATURE_NAME_VALUE_PREDICTION || feature === ML_FEATURE_NAME_VALUE_SCORE
}
