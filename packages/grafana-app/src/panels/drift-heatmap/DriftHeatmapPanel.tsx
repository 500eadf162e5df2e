import { css } from '@emotion/css'
import type { GrafanaTheme2, PanelProps } from '@grafana/data'
import { dateTimeFormat, LoadingState, locationUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { useStyles2 } from '@grafana/ui'
import { useMemo } from 'react'
import type { FramesHeatmap } from '../../frames/panels/heatmap-frames.ts'
import { heatmapOfFrames } from '../../frames/panels/heatmap-frames.ts'
import { HeatmapTable } from '../../look/heatmap/HeatmapTable.tsx'
import type { HeatmapPlace } from '../../look/heatmap/draw-heatmap.ts'
import { StateLegend } from '../../look/StateLegend.tsx'
import { createNames } from '../../queries/names.ts'
import { appHrefOf } from '../app-href-of.ts'
import { columnFormat } from '../column-format.ts'
import { WrongFramesNotice } from '../WrongFramesNotice.tsx'
import { CellTip, tipWords } from './CellTip.tsx'
import { heatmapQuery } from './heatmap-query.ts'
import type { HeatmapOptions } from './options.ts'

const NAMES = createNames()
/** More rows are counted, not drawn: a canvas has an end. */
const MOST_ROWS = 400

/** Features or models by time, of whatever a query gives. */
export function DriftHeatmapPanel(props: PanelProps<HeatmapOptions>) {
  const { data, options } = props
  const { rowLabel, order } = options
  const read = useMemo(
    () => heatmapOfFrames(NAMES, data.series, { rowLabel, isByName: order === 'name' }),
    [data.series, rowLabel, order],
  )
  if (read.isWrong && data.series.length === 0 && data.state === LoadingState.Loading) return null
  return read.isWrong ? (
    <WrongFramesNotice title="This is no drift heatmap yet" query={heatmapQuery(NAMES)} {...read} />
  ) : (
    <FoundHeatmap panel={props} heatmap={read} />
  )
}

interface FoundHeatmapProps {
  readonly panel: PanelProps<HeatmapOptions>
  readonly heatmap: FramesHeatmap
}

function FoundHeatmap({ panel, heatmap: found }: FoundHeatmapProps) {
  const { data, timeRange, timeZone, options, width, height } = panel
  const styles = useStyles2(stylesOf)
  const rows = useMemo(() => found.rows.slice(0, MOST_ROWS), [found])
  const heatmap = useMemo(() => ({ ...found, rows }), [found, rows])
  const hrefOf = appHrefOf({ data, timeRange })
  const rowNames = rows.map(({ name, labels }) => ({
    key: name,
    name,
    ...(options.openApp && { href: hrefOf(labels) }),
  }))
  const timeText = (endMs: number): string => dateTimeFormat(endMs, { timeZone })
  const format = columnFormat(found.endsMs)
  const states = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.state ?? [])))
  const open = ({ row }: HeatmapPlace): void => {
    const href = rowNames[row]?.href
    if (href !== undefined) locationService.push(locationUtil.stripBaseFromUrl(href))
  }
  return (
    <div className={styles.panel} style={{ width, height }}>
      {options.showLegend && (
        <div className={styles.legend}>
          <StateLegend states={states} />
          {!found.hasStates && <span>by severity alone: the query gives no states</span>}
          {found.rows.length > MOST_ROWS && (
            <span>
              the first {MOST_ROWS} of {found.rows.length} rows
            </span>
          )}
        </div>
      )}
      <div className={styles.cells}>
        <HeatmapTable
          name="rows by time"
          heatmap={heatmap}
          rowNames={rowNames}
          labelOf={(endMs) => dateTimeFormat(endMs, { timeZone, format })}
          wordsOf={(place) => tipWords(heatmap, place, timeText)}
          onOpen={open}
          tipOf={(place) => <CellTip heatmap={heatmap} place={place} timeText={timeText} />}
        />
      </div>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(0, 2),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  cells: css({ position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden' }),
})
