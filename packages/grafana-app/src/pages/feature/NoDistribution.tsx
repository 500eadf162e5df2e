import { css } from '@emotion/css'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ChosenSegment } from '../../app/chosen-segment.ts'
import { HowToPin } from '../../look/HowToPin.tsx'
import { Section } from '../../look/Section.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'

/** Why no distribution is there, and how to get it. */
export function NoDistribution({
  feature,
  hasQuantiles,
  segment,
}: {
  readonly feature: string
  readonly hasQuantiles: boolean
  readonly segment?: ChosenSegment
}) {
  const styles = useStyles2(stylesOf)
  if (feature === ML_FEATURE_NAME_VALUE_ALL)
    return (
      <Section title="Then and now">
        <p className={styles.why}>The model as a whole has no distribution of its own; its features have.</p>
      </Section>
    )
  if (segment)
    return (
      <Section title="Then and now">
        <HowToPin dimension={segment.name} values={[segment.value]} />
      </Section>
    )
  return (
    <Section title="Then and now" source={{ queries: [FEATURE.distribution] }}>
      <p className={styles.why}>
        No distribution of this window is exported. Those of raised features come first, then by importance, while the
        6,000 series that a model may have last; while a feature is still learned there is none.
        {hasQuantiles && ' Its quantiles beside those of the reference are exported all the same.'}
      </p>
      <p className={styles.why}>
        To get it, give the feature a higher importance in the spec, mark it as critical, or watch fewer segments.
      </p>
    </Section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({ why: css({ maxWidth: 560, color: theme.colors.text.secondary }) })
