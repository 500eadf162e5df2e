import { css } from '@emotion/css'
import { toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { joinNames, splitNames } from '../../app/names-in-choice.ts'
import { pageHref } from '../../app/page-href.ts'
import { featurePath, segmentsPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { LoadedPage } from '../../look/LoadedPage.tsx'
import { PageNotice } from '../../look/PageNotice.tsx'
import { Section } from '../../look/Section.tsx'
import { VersionLinks } from '../../look/VersionLinks.tsx'
import { windowLabels } from '../../look/window-labels.ts'
import { SEGMENT_VERDICT } from '../../queries/segment-verdict-queries.ts'
import { VERDICT } from '../../queries/verdict-queries.ts'
import { DimensionLinks } from './DimensionLinks.tsx'
import type { SegmentsShown } from './load-segments.ts'
import { loadSegments } from './load-segments.ts'
import { allWithheld, noSegments, unknownDimension } from './no-segments.ts'
import { SegmentPictures } from './SegmentPictures.tsx'
import { segmentsTable } from './segment-tables.ts'
import { SegmentTable } from './SegmentTable.tsx'
import { segmentsSentence } from './segments-sentence.ts'

/** The segments of a model: which of them are not like their reference, and how they differ from everyone. */
export function SegmentsView(page: PageProps) {
  const { dimension } = page.choices
  return (
    <LoadedPage
      page={page}
      waitingFor="Reading the segments"
      also={[dimension]}
      load={(asking, found) => loadSegments(asking, found, dimension)}
    >
      {(shown, found) => <FoundSegments page={page} shown={shown} found={found} />}
    </LoadedPage>
  )
}

/** What the table is made of. */
const VALUE_QUERIES = [VERDICT.rows, VERDICT.features, SEGMENT_VERDICT.status, SEGMENT_VERDICT.severity]

interface FoundSegmentsProps {
  readonly page: PageProps
  readonly shown: SegmentsShown
  readonly found: ModelScope
}

function FoundSegments({ page, shown, found: { clock, clocks } }: FoundSegmentsProps) {
  const styles = useStyles2(stylesOf)
  const { place, choices, zone, onChoose } = page
  const { dimension, dimensions, values, everyone, withheldCount } = shown
  const { version, role, window } = clock
  const labels = windowLabels(window, zone, shown.info?.timezone)
  const compared = splitNames(choices.segment)
  const path = segmentsPath(place)
  const hrefOf = (feature: string, value: string): string =>
    pageHref(featurePath(place, feature), { version, role, window, dimension, segment: joinNames([value]) })
  if (dimension === '') return <PageNotice {...noSegments(place.model)} />
  return (
    <>
      {values.length > 0 && <h2 className={styles.sentence}>{segmentsSentence(dimension, values)}</h2>}
      <VersionLinks path={path} clock={clock} clocks={clocks} />
      <DimensionLinks
        dimensions={dimensions}
        shown={dimension}
        hrefOf={(name) => pageHref(path, { version, role, window, dimension: name })}
      />
      {values.length === 0 ? (
        <PageNotice {...(withheldCount > 0 ? allWithheld(dimension, withheldCount) : unknownDimension(dimension))} />
      ) : (
        <div className={styles.page}>
          <Section
            title={`Values of ${dimension}`}
            source={{ queries: VALUE_QUERIES, table: () => segmentsTable(values) }}
            caption={`${toCountText(values.length, 'value')}${withheldText(withheldCount)}, what asks for most first; version ${version || '–'}, ${role || 'no role'}, ${labels.ofEnd(clock.endMs)}`}
          >
            <SegmentTable
              values={values}
              everyone={everyone}
              labels={labels}
              hrefOf={hrefOf}
              compared={compared}
              onCompare={(segments) => onChoose({ segment: joinNames(segments) })}
            />
          </Section>
          <SegmentPictures
            shown={shown}
            compared={compared}
            beside={choices.beside}
            onBeside={(beside) => onChoose({ beside })}
            hrefOf={hrefOf}
          />
        </div>
      )}
    </>
  )
}

function withheldText(count: number): string {
  return count === 0 ? '' : ` and ${count.toLocaleString('en-US')} withheld`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600, margin: theme.spacing(0, 0, 2) }),
  page: css({ display: 'grid', gap: theme.spacing(3), minWidth: 0, '> *': { minWidth: 0 } }),
})
