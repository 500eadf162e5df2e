import { css } from '@emotion/css'
import { toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { LinkButton, useStyles2 } from '@grafana/ui'
import { useState } from 'react'
import { pageHref } from '../../app/page-href.ts'
import { driftPath, featurePath, modelPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { LoadedPage } from '../../look/LoadedPage.tsx'
import { RankedFeatures } from '../../look/RankedFeatures.tsx'
import { Section } from '../../look/Section.tsx'
import { VersionLinks } from '../../look/VersionLinks.tsx'
import { windowLabels } from '../../look/window-labels.ts'
import type { ModelShown } from './load-model.ts'
import { loadModel } from './load-model.ts'
import { ModelHead } from './ModelHead.tsx'
import { StandingOut } from './StandingOut.tsx'
import { StatesSection } from './StatesSection.tsx'

/** One model: how it is, since when, and which features make it so. */
export function ModelView(page: PageProps) {
  return (
    <LoadedPage page={page} waitingFor="Reading the model" load={loadModel}>
      {(shown, found) => <FoundModel page={page} shown={shown} found={found} />}
    </LoadedPage>
  )
}

interface FoundModelProps {
  readonly page: PageProps
  readonly shown: ModelShown
  readonly found: ModelScope
}

function FoundModel({ page: { place, zone, range }, shown, found: { clock, clocks } }: FoundModelProps) {
  const styles = useStyles2(stylesOf)
  const [pointed, setPointed] = useState<number>()
  const labels = windowLabels(clock.window, zone)
  const { version, role, window } = clock
  const chosen = { version, role, window }
  return (
    <>
      <ModelHead shown={shown} clock={clock} labels={labels} viewMs={range.toMs} />
      <VersionLinks path={modelPath(place)} clock={clock} clocks={clocks} />
      <div className={styles.page}>
        <StatesSection windows={{ endsMs: shown.endsMs, labels, pointed, onPoint: setPointed }} shown={shown} />
        <Section
          title="Features"
          caption={`${toCountText(shown.features.length, 'feature')}, what asks for most first`}
          aside={
            <LinkButton variant="secondary" size="sm" href={pageHref(driftPath(place), chosen)}>
              Drift over time
            </LinkButton>
          }
        >
          <RankedFeatures
            rows={[...shown.whole, ...shown.features]}
            labels={labels}
            hrefOf={(feature) => pageHref(featurePath(place, feature), chosen)}
          />
        </Section>
        <StandingOut place={place} segments={shown.segments} chosen={chosen} />
      </div>
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(3), minWidth: 0, '> *': { minWidth: 0 } }),
})
