import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import { memo, useState } from 'react'
import { useWidth } from '../chart/use-width.ts'
import { Name } from '../Name.tsx'
import type { HeatmapPlace } from './draw-heatmap.ts'
import { ROW_PX } from './draw-heatmap.ts'
import type { HeatCells } from './heat-cells.ts'
import { HeatmapCanvas } from './HeatmapCanvas.tsx'

const NAME_MAX_LENGTH = 24
/** A label above is at most so wide, px. */
const LABEL_PX = 64

/** A row by its name, and where it leads; without an address it leads nowhere. */
export interface HeatmapRowName {
  readonly key: string
  readonly name: string
  readonly href?: string | undefined
}

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
        <Labels endsMs={heatmap.endsMs} labelOf={labelOf} width={width} />
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

interface LabelsProps extends Pick<HeatmapTableProps, 'labelOf'> {
  readonly endsMs: readonly number[]
  readonly width: number
}

/** Pointing at a cell changes neither names nor labels. */
const RowNames = memo(function RowNames({ rowNames }: Pick<HeatmapTableProps, 'rowNames'>) {
  const styles = useStyles2(stylesOf)
  return (
    <ul className={styles.names}>
      {rowNames.map(({ key, name, href }) => (
        <li key={key}>
          {href === undefined ? (
            <RowName name={name} />
          ) : (
            <a href={href}>
              <RowName name={name} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
})

function RowName({ name }: { readonly name: string }) {
  return <Name name={name} maxLength={NAME_MAX_LENGTH} />
}

/** Columns by name as far as there is room, the newest first. */
const Labels = memo(function Labels({ endsMs, labelOf, width }: LabelsProps) {
  const styles = useStyles2(stylesOf)
  const step = width / Math.max(1, endsMs.length)
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, step)))
  return (
    <div className={styles.labels}>
      {endsMs.map((endMs, column) =>
        (endsMs.length - 1 - column) % every === 0 ? (
          <span key={endMs} style={{ right: width - (column + 1) * step, minWidth: step }}>
            {labelOf(endMs)}
          </span>
        ) : null,
      )}
    </div>
  )
})

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
