import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { useState } from 'react'
import { joinNames } from '../../app/names-in-choice.ts'
import { pageHref } from '../../app/page-href.ts'
import { driftPath, featurePath, modelPath, segmentsPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { Columns } from '../../look/Columns.tsx'
import { LoadedPage } from '../../look/LoadedPage.tsx'
import { VersionLinks } from '../../look/VersionLinks.tsx'
import { windowLabels } from '../../look/window-labels.ts'
import { AlertsSection } from './AlertsSection.tsx'
import { BudgetsSection } from './BudgetsSection.tsx'
import { ChangesSection } from './ChangesSection.tsx'
import { FeaturesSection } from './FeaturesSection.tsx'
import type { ModelShown } from './load-model.ts'
import { loadModel } from './load-model.ts'
import { ModelHead } from './ModelHead.tsx'
import { NextSection } from './NextSection.tsx'
import { ScoreSection } from './ScoreSection.tsx'
import { SegmentsSection } from './SegmentsSection.tsx'
import { ServiceSection } from './ServiceSection.tsx'
import { StatesSection } from './StatesSection.tsx'
import { VersionsSection } from './VersionsSection.tsx'

/** One model, as who is called for it asks: is it up, is it behaving, who is affected, since when, what changed, what now. */
export function ModelView(page: PageProps) {
  return (
    <LoadedPage
      page={page}
      waitingFor="Reading the model"
      load={(asking, found) => loadModel(asking, found, page.range)}
    >
      {(shown, found) => <FoundModel page={page} shown={shown} found={found} />}
    </LoadedPage>
  )
}

interface FoundModelProps {
  readonly page: PageProps
  readonly shown: ModelShown
  readonly found: ModelScope
}

function FoundModel({ page, shown, found }: FoundModelProps) {
  const styles = useStyles2(stylesOf)
  const [pointed, setPointed] = useState<number>()
  const { place, zone, range } = page
  const { clock, clocks, scope } = found
  const { events, endsMs } = shown
  const labels = windowLabels(clock.window, zone, shown.info?.timezone)
  const chosen = { version: clock.version, role: clock.role, window: clock.window }
  const windows = { endsMs, labels, pointed, onPoint: setPointed, events }
  return (
    <>
      <ModelHead shown={shown} environment={place.environment} clock={clock} labels={labels} viewMs={range.toMs} />
      <VersionLinks path={modelPath(place)} clock={clock} clocks={clocks} />
      <div className={styles.page}>
        <AlertsSection loading={shown.alerts} viewMs={range.toMs} zone={zone} />
        <ServiceSection
          loading={shown.service}
          environment={place.environment}
          version={scope.version}
          zone={zone}
          events={events}
        />
        <BudgetsSection budgets={shown.budgets} scope={scope} />
        <Columns>
          <StatesSection windows={windows} shown={shown} />
          <ScoreSection windows={windows} score={shown.score} />
        </Columns>
        <SegmentsSection
          segments={shown.segments}
          isCounted={shown.dimensions.length > 0}
          href={pageHref(segmentsPath(place), chosen)}
          hrefOf={({ name, value }) =>
            pageHref(segmentsPath(place), { ...chosen, dimension: name, segment: joinNames([value]) })
          }
        />
        <FeaturesSection
          shown={shown}
          labels={labels}
          hrefOf={(feature) => pageHref(featurePath(place, feature), chosen)}
          driftHref={pageHref(driftPath(place), chosen)}
        />
        <VersionsSection versions={shown.versions} clock={clock} path={modelPath(place)} viewMs={range.toMs} />
        <ChangesSection events={events} viewMs={range.toMs} zone={zone} />
        <NextSection page={page} shown={shown} found={found} />
      </div>
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(4), minWidth: 0, '> *': { minWidth: 0 } }),
})
