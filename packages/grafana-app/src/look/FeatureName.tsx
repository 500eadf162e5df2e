import { css } from '@emotion/css'
import {
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
} from '@driftline/semconv'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { Name } from './Name.tsx'

interface FeatureNameProps {
  readonly feature: string
  /** Longer ones lose their middle. */
  readonly maxLength?: number
}

/** What is judged: a feature, an output of the model, which is marked as one, or the model as a whole. */
export function FeatureName({ feature, ...name }: FeatureNameProps) {
  const styles = useStyles2(stylesOf)
  if (feature === ML_FEATURE_NAME_VALUE_ALL) return <>the model as a whole</>
  return (
    <>
      <Name name={feature} {...name} />
      {isOutput(feature) && <span className={styles.output}>output</span>}
    </>
  )
}

/** Whether a name stands for what a model gives out, which is judged as its features are. */
export function isOutput(feature: string): boolean {
  return feature === ML_FEATURE_NAME_VALUE_PREDICTION || feature === ML_FEATURE_NAME_VALUE_SCORE
}

const stylesOf = (theme: GrafanaTheme2) => ({
  output: css({
    marginLeft: theme.spacing(0.75),
    padding: '0 4px',
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.colors.text.secondary,
  }),
})
