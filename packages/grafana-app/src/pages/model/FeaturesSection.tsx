import { toCountText } from '@driftline/view'
import { isRaised } from '@driftline/health'
import { LinkButton } from '@grafana/ui'
import { RankedFeatures } from '../../look/RankedFeatures.tsx'
import { RANKED_QUERIES } from '../../look/ranked-queries.ts'
import { Section } from '../../look/Section.tsx'
import { rankedTable } from '../../look/verdict-tables.ts'
import type { WindowLabels } from '../../look/window-labels.ts'
import type { ModelShown } from './load-model.ts'

/** So many stand here even where fewer are raised; more than the most are for the Drift page. */
const LEAST_FEATURES = 6
const MOST_FEATURES = 15

interface FeaturesSectionProps {
  readonly shown: Pick<ModelShown, 'whole' | 'features'>
  readonly labels: WindowLabels
  readonly hrefOf: (feature: string) => string
  /** Address of the page of all features over time. */
  readonly driftHref: string
}

/** The features that ask for most; all of them are a click away. */
export function FeaturesSection({ shown: { whole, features }, labels, hrefOf, driftHref }: FeaturesSectionProps) {
  const raisedCount = features.filter(({ latest }) => isRaised(latest)).length
  const rows = features.slice(0, Math.min(MOST_FEATURES, Math.max(LEAST_FEATURES, raisedCount)))
  const all = toCountText(features.length, 'feature')
  return (
    <Section
      title="Features"
      caption={rows.length < features.length ? `the ${rows.length} of ${all} that ask for most` : all}
      source={{ queries: RANKED_QUERIES, table: () => rankedTable([...whole, ...features]) }}
      aside={
        <LinkButton variant="secondary" size="sm" href={driftHref}>
          Drift over time
        </LinkButton>
      }
    >
      <RankedFeatures rows={[...whole, ...rows]} labels={labels} hrefOf={hrefOf} />
    </Section>
  )
}
