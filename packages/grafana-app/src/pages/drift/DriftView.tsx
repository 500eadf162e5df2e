import { css } from '@emotion/css'
import { modelFacts, modelSentence, toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { LinkButton, useStyles2 } from '@grafana/ui'
import { pageHref } from '../../app/page-href.ts'
import { driftPath, featurePath, segmentsPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { LoadedPage } from '../../look/LoadedPage.tsx'
import { RankedFeatures } from '../../look/RankedFeatures.tsx'
import { RANKED_QUERIES } from '../../look/ranked-queries.ts'
import { Section } from '../../look/Section.tsx'
import { StateLegend } from '../../look/StateLegend.tsx'
import { heatmapTable, rankedTable } from '../../look/verdict-tables.ts'
import { VersionLinks } from '../../look/VersionLinks.tsx'
import { windowLabels } from '../../look/window-labels.ts'
import { VERDICT } from '../../queries/verdict-queries.ts'
import { DriftHeatmap } from './DriftHeatmap.tsx'
import type { DriftShown } from './load-drift.ts'
import { loadDrift } from './load-drift.ts'

/** Every feature of a model, window after window. */
export function DriftView(page: PageProps) {
  return (
    <LoadedPage page={page} waitingFor="Reading the verdicts" load={loadDrift}>
      {(shown, found) => <FoundDrift page={page} shown={shown} found={found} />}
    </LoadedPage>
  )
}

interface FoundDriftProps {
  readonly page: PageProps
  readonly shown: DriftShown
  readonly found: ModelScope
}

function FoundDrift({ page: { place, zone }, shown, found: { clock, clocks } }: FoundDriftProps) {
  const styles = useStyles2(stylesOf)
  const labels = windowLabels(clock.window, zone, shown.info?.timezone)
  const { version, role, window } = clock
  const { heatmap, info, whole, features } = shown
  const rows = [...whole, ...features]
  const hrefOf = (feature: string): string => pageHref(featurePath(place, feature), { version, role, window })
  const states = new Set(heatmap.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.state ?? [])))
  const sentence = modelSentence(modelFacts(shown), {
    toLabel: (instant) => labels.ofStart(Number(instant)),
    empty: 'No feature has a verdict of the newest window.',
  })
  const compared = info?.reference ? `, compared with ${info.reference}` : ''
  return (
    <>
      <h2 className={styles.sentence}>{sentence}</h2>
      <VersionLinks path={driftPath(place)} clock={clock} clocks={clocks} />
      <div className={styles.page}>
        <Section
          title="Features by window"
          caption={`version ${version || '–'}, ${role || 'no role'}; ${toCountText(heatmap.endsMs.length, 'window')} of ${window}${compared}`}
          aside={<StateLegend states={states} />}
          source={{
            queries: [VERDICT.status, VERDICT.severity],
            table: () => heatmapTable(heatmap),
            isOverTime: true,
          }}
        >
          <DriftHeatmap heatmap={heatmap} labels={labels} hrefOf={hrefOf} />
        </Section>
        <Section
          title="Newest window"
          caption={`${toCountText(features.length, 'feature')}, what asks for most first`}
          source={{ queries: RANKED_QUERIES, table: () => rankedTable(rows) }}
          aside={
            <LinkButton variant="secondary" size="sm" href={pageHref(segmentsPath(place), { version, role, window })}>
              Segments
            </LinkButton>
          }
        >
          <RankedFeatures rows={rows} labels={labels} hrefOf={hrefOf} />
        </Section>
      </div>
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600, margin: theme.spacing(0, 0, 2) }),
  page: css({ display: 'grid', gap: theme.spacing(3), minWidth: 0, '> *': { minWidth: 0 } }),
})
