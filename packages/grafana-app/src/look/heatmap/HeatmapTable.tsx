import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useWidth } from '../chart/use-width.ts'
import { ColumnLabels } from './ColumnLabels.tsx'
import type { HeatmapPlace } from './draw-heatmap.ts'
import type { HeatCells } from './heat-cells.ts'
import { HeatmapCanvas } from './HeatmapCanvas.tsx'
import type { HeatmapRowName } from './RowNames.tsx'
import { RowNames } from './RowNames.tsx'

export interface HeatmapTableProps {
  /** What it is of: `features by windows`. */
  readonly name: string
  readonly heatmap: HeatCells
  /** One for each row. */
  readonly rowNames: readonly HeatmapRowName[]
  /** A column for the axis above. */
  readonly labelOf: (endMs: number) => string
  /** What a cell says; of none, how cells are read. */
  readonly wordsOf: (place: HeatmapPlace | undefined) => string
  readonly onOpen: (place: HeatmapPlace) => void
  /** What stands beside a cell that is pointed at; without it its words stand above all. */
  readonly tipOf?: (place: HeatmapPlace) => ReactNode
}

/** Names to the left, columns by name above, and the cells: what one says is heard wherever it stands. */
export function HeatmapTable({ heatmap, rowNames, labelOf, wordsOf, onOpen, tipOf, name }: HeatmapTableProps) {
  const styles = useStyles2(stylesOf)
  const [ref, width] = useWidth()
  const [pointed, setPointed] = useState<HeatmapPlace>()
  const words = wordsOf(pointed)
  return (
    <>
      <div className={tipOf ? styles.heard : styles.words} aria-live="polite">
        {words}
      </div>
      <div className={styles.map}>
        <div />
        <ColumnLabels endsMs={heatmap.endsMs} labelOf={labelOf} width={width} />
        <RowNames rowNames={rowNames} />
        <div ref={ref}>
          {width > 0 && (
            <HeatmapCanvas
              name={name}
              heatmap={heatmap}
              width={width}
              pointed={pointed}
              onPoint={(next) => setPointed((last) => (isSamePlace(last, next) ? last : next))}
              onOpen={onOpen}
              words={words}
              tip={pointed && tipOf?.(pointed)}
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
  heard: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  map: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(0, 1.5),
  }),
})
