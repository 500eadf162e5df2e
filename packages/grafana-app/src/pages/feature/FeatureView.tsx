import { css } from '@emotion/css'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { useState } from 'react'
import { chosenSegment } from '../../app/chosen-segment.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { LoadedPage } from '../../look/LoadedPage.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import { windowLabels } from '../../look/window-labels.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { DistributionSection } from './DistributionSection.tsx'
import { FeatureHead } from './FeatureHead.tsx'
import { besideVerdicts, newestVerdict } from './feature-verdicts.ts'
import type { FeatureShown } from './load-feature.ts'
import { loadFeature } from './load-feature.ts'
import { NoDistribution } from './NoDistribution.tsx'
import { QualitySection } from './QualitySection.tsx'
import { QuantileSection } from './QuantileSection.tsx'
import { OnlySegment } from './OnlySegment.tsx'
import { RaisedSegments } from './RaisedSegments.tsx'
import { StateSection } from './StateSection.tsx'
import { isUnknown, UnknownFeature } from './UnknownFeature.tsx'

/** One feature of a model: how it is, then and now, over time. */
export function FeatureView(page: PageProps) {
  const { place, choices } = page
  const segment = chosenSegment(choices)
  return (
    <LoadedPage
      page={page}
      waitingFor="Reading the feature"
      also={[choices.dimension, choices.segment]}
      load={(asking, found) => loadFeature(asking, found, { feature: place.feature, ...(segment && { segment }) })}
    >
      {(shown, found) => <FoundFeature page={page} shown={shown} found={found} />}
    </LoadedPage>
  )
}

interface FoundFeatureProps {
  readonly page: PageProps
  readonly shown: FeatureShown
  readonly found: ModelScope
}

/** What can be wrong with the values of a feature. */
const QUALITIES = [
  { title: 'Missing', query: FEATURE.missing, kind: 'missing' },
  { title: 'Invalid', query: FEATURE.invalid, kind: 'invalid' },
  { title: 'New categories', query: FEATURE.newCategory, kind: 'newCategory' },
] as const

function FoundFeature(props: FoundFeatureProps) {
  const { page, shown, found } = props
  if (isUnknown(shown)) return <UnknownFeature page={page} found={found} />
  return <KnownFeature {...props} />
}

function KnownFeature({ page, shown, found: { clock, scope } }: FoundFeatureProps) {
  const styles = useStyles2(stylesOf)
  const [pointed, setPointed] = useState<number>()
  const labels = windowLabels(clock.window, page.zone, shown.info?.timezone)
  const windows: ShownWindows = { endsMs: shown.endsMs, labels, pointed, onPoint: setPointed }
  const { quality } = shown
  const { version, role, window } = clock
  const chosen = { version, role, window }
  const { segment } = shown
  return (
    <>
      {segment && <OnlySegment place={page.place} segment={segment} chosen={chosen} />}
      <FeatureHead
        shown={shown}
        verdict={newestVerdict(shown, scope.model, clock.window)}
        beside={besideVerdicts(shown, scope.model, clock.window)}
        clock={clock}
        labels={labels}
        viewMs={page.range.toMs}
      />
      <div className={styles.page}>
        <ThenAndNow page={page} shown={shown} windows={windows} />
        <StateSection windows={windows} cells={shown.headlines} />
        {page.place.feature !== ML_FEATURE_NAME_VALUE_ALL && segment === undefined && (
          <div className={styles.thirds}>
            {QUALITIES.map(({ title, query, kind }) => (
              <QualitySection key={kind} windows={windows} title={title} query={query} history={quality[kind][0]} />
            ))}
          </div>
        )}
        <RaisedSegments place={page.place} segments={shown.segments} chosen={chosen} />
      </div>
    </>
  )
}

interface ThenAndNowProps extends Pick<FoundFeatureProps, 'page' | 'shown'> {
  readonly windows: ShownWindows
}

/** Its distribution, and its quantiles where they are told. */
function ThenAndNow({ page, shown, windows }: ThenAndNowProps) {
  const styles = useStyles2(stylesOf)
  const { segment, distribution, quantiles, feature } = shown
  return (
    <div className={styles.halves}>
      {distribution ? (
        <DistributionSection
          distribution={distribution}
          shape={page.choices.shape}
          onShape={(shape) => page.onChoose({ shape })}
          windowLabel={windows.labels.ofEnd(distribution.windowEndMs)}
        />
      ) : (
        <NoDistribution
          feature={page.place.feature}
          hasQuantiles={quantiles.length > 0}
          {...(segment && { segment })}
        />
      )}
      {quantiles.length > 0 && <QuantileSection windows={windows} quantiles={quantiles} unit={feature?.unit ?? ''} />}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => {
  const columns = (width: number) => ({
    display: 'grid',
    gap: theme.spacing(3, 4),
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${width}px), 1fr))`,
  })
  return {
    page: css({ display: 'grid', gap: theme.spacing(3), minWidth: 0, '> *': { minWidth: 0 } }),
    halves: css(columns(440)),
    thirds: css(columns(280)),
  }
}
