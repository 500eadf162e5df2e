import { css } from '@emotion/css'
import { subjectName } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { locationUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { useStyles2 } from '@grafana/ui'
import { useState } from 'react'
import type { DriftHeatmap as Heatmap } from '../../frames/drift-heatmap.ts'
import { cellWords } from '../../look/cell-words.ts'
import { useWidth } from '../../look/chart/use-width.ts'
import { HeatmapCanvas } from '../../look/heatmap/HeatmapCanvas.tsx'
import type { HeatmapPlace } from '../../look/heatmap/draw-heatmap.ts'
import { ROW_PX } from '../../look/heatmap/draw-heatmap.ts'
import { Name } from '../../look/Name.tsx'
import type { WindowLabels } from '../../look/window-labels.ts'

const NAME_MAX_LENGTH = 24
/** A label above is at most so wide, px. */
const LABEL_PX = 64

interface DriftHeatmapProps {
  readonly heatmap: Heatmap
  readonly labels: WindowLabels
  /** Address of the page of a feature. */
  readonly hrefOf: (feature: string) => string
}

/** Features by windows: what asks for most at the top, the newest window at the right. */
export function DriftHeatmap({ heatmap, labels, hrefOf }: DriftHeatmapProps) {
  const styles = useStyles2(stylesOf)
  const [ref, width] = useWidth()
  const [pointed, setPointed] = useState<HeatmapPlace>()
  const { rows, endsMs } = heatmap
  const words = placeWords(heatmap, labels, pointed)
  const openFeature = ({ row }: HeatmapPlace): void => {
    const feature = rows[row]?.feature
    if (feature !== undefined) locationService.push(locationUtil.stripBaseFromUrl(hrefOf(feature)))
  }
  return (
    <>
      <div className={styles.words} aria-live="polite">
        {words}
      </div>
      <div className={styles.map}>
        <div />
        <Labels endsMs={endsMs} labels={labels} width={width} />
        <ul className={styles.names}>
          {rows.map(({ feature, newest }) => (
            <li key={feature}>
              <a href={hrefOf(feature)}>
                <Name name={subjectName(newest)} maxLength={NAME_MAX_LENGTH} />
              </a>
            </li>
          ))}
        </ul>
        <div ref={ref}>
          {width > 0 && (
            <HeatmapCanvas
              heatmap={heatmap}
              width={width}
              pointed={pointed}
              onPoint={(next) => setPointed((last) => (isSamePlace(last, next) ? last : next))}
              onOpen={openFeature}
              words={words}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** Moving within a cell changes nothing. */
function isSamePlace(a: HeatmapPlace | undefined, b: HeatmapPlace | undefined): boolean {
  return a?.row === b?.row && a?.column === b?.column
}

interface LabelsProps extends Pick<DriftHeatmapProps, 'labels'> {
  readonly endsMs: readonly number[]
  readonly width: number
}

/** Windows by name as far as there is room, the newest first. */
function Labels({ endsMs, labels, width }: LabelsProps) {
  const styles = useStyles2(stylesOf)
  const step = width / Math.max(1, endsMs.length)
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, step)))
  return (
    <div className={styles.labels}>
      {endsMs.map((endMs, column) =>
        (endsMs.length - 1 - column) % every === 0 ? (
          <span key={endMs} style={{ right: width - (column + 1) * step, minWidth: step }}>
            {labels.shortOfEnd(endMs)}
          </span>
        ) : null,
      )}
    </div>
  )
}

function placeWords({ rows, endsMs }: Heatmap, labels: WindowLabels, place: HeatmapPlace | undefined): string {
  const row = place && rows[place.row]
  if (row === undefined || place === undefined)
    return 'Point at a cell, or move by arrow keys; a click or Enter opens the feature.'
  return `${subjectName(row)}, ${labels.ofEnd(endsMs[place.column] ?? NaN)}: ${cellWords(row.cells[place.column])}`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  words: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    minHeight: 24,
    lineHeight: '24px',
    background: theme.colors.background.canvas,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  map: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(0, 1.5),
  }),
  names: css({
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    li: {
      height: ROW_PX,
      lineHeight: `${ROW_PX}px`,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      maxWidth: '30vw',
    },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
  labels: css({
    position: 'relative',
    height: 20,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    span: { position: 'absolute', textAlign: 'center', whiteSpace: 'nowrap' },
  }),
})
