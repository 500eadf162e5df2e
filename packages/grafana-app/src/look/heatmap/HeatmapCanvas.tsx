import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { themeOf } from '../StateMark.tsx'
import type { HeatmapPlace } from './draw-heatmap.ts'
import { drawHeatmap, placeAt, placeByKey, ROW_PX } from './draw-heatmap.ts'
import type { HeatCells } from './heat-cells.ts'

export interface HeatmapCanvasProps {
  /** What it is of: `features by windows`. */
  readonly name: string
  readonly heatmap: HeatCells
  /** px */
  readonly width: number
  readonly pointed: HeatmapPlace | undefined
  readonly onPoint: (place: HeatmapPlace | undefined) => void
  readonly onOpen: (place: HeatmapPlace) => void
  /** What the pointed cell says. */
  readonly words: string
  /** What stands beside the pointed cell; nothing where its words stand elsewhere. */
  readonly tip?: ReactNode
}

/** The cells of a heatmap on a canvas, however many: pointed at by pointer and arrow keys, opened by click and Enter. */
export function HeatmapCanvas(props: HeatmapCanvasProps) {
  const { name, heatmap, width, pointed, onPoint, onOpen, words, tip } = props
  const styles = useStyles2(stylesOf)
  const theme = useTheme2()
  const ref = useRef<HTMLCanvasElement>(null)
  const height = heatmap.rows.length * ROW_PX
  useEffect(() => {
    const context = ref.current?.getContext('2d')
    if (!context) return
    const ratio = window.devicePixelRatio
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawHeatmap(context, heatmap, { width, theme: themeOf(theme), border: theme.colors.border.weak })
  }, [heatmap, width, theme])
  const placeOf = (event: MouseEvent): HeatmapPlace | undefined => {
    const { nativeEvent } = event
    return placeAt(heatmap, width, { x: nativeEvent.offsetX, y: nativeEvent.offsetY })
  }
  const ratio = window.devicePixelRatio
  return (
    <div
      className={styles.cells}
      role="application"
      aria-label={`Heatmap of ${name}. ${words}`}
      tabIndex={0}
      onKeyDown={(event) => moveByKey(event, props)}
      onBlur={() => onPoint(undefined)}
    >
      <canvas
        ref={ref}
        width={Math.round(width * ratio)}
        height={Math.round(height * ratio)}
        style={{ width, height }}
        onPointerMove={(event) => onPoint(placeOf(event))}
        onPointerLeave={() => onPoint(undefined)}
        onClick={(event) => {
          const place = placeOf(event)
          if (place) onOpen(place)
        }}
      />
      {pointed && <div className={styles.frame} style={frameOf(pointed, heatmap, width)} />}
      {pointed && tip !== undefined && (
        <div className={styles.tip} style={tipOf(pointed, heatmap, width)}>
          {tip}
        </div>
      )}
    </div>
  )
}

function moveByKey(event: KeyboardEvent, { heatmap, pointed, onPoint, onOpen }: HeatmapCanvasProps): void {
  const from = pointed ?? { row: 0, column: Math.max(0, heatmap.endsMs.length - 1) }
  if (event.key === 'Enter') onOpen(from)
  const next = pointed === undefined && event.key.startsWith('Arrow') ? from : placeByKey(heatmap, from, event.key)
  if (next === undefined) return
  event.preventDefault()
  onPoint(next)
}

function frameOf({ row, column }: HeatmapPlace, { endsMs }: HeatCells, width: number) {
  const step = width / endsMs.length
  return { left: column * step - 1, top: row * ROW_PX - 1, width: step + 1, height: ROW_PX + 1 }
}

/** Rows that a tip takes. */
const TIP_ROWS = 5

/** Beside the cell, towards the middle of the heatmap; below it, or above where it would not end with the rows. */
function tipOf({ row, column }: HeatmapPlace, { endsMs, rows }: HeatCells, width: number) {
  const step = width / endsMs.length
  const isRight = column * 2 >= endsMs.length
  const isLow = row >= TIP_ROWS && row + TIP_ROWS >= rows.length
  return {
    ...(isRight ? { right: width - column * step + 4 } : { left: (column + 1) * step + 4 }),
    ...(isLow ? { bottom: (rows.length - row - 1) * ROW_PX } : { top: row * ROW_PX }),
  }
}

const stylesOf = (theme: GrafanaTheme2) => ({
  cells: css({ position: 'relative', cursor: 'pointer', canvas: { display: 'block' } }),
  frame: css({
    position: 'absolute',
    pointerEvents: 'none',
    border: `2px solid ${theme.colors.text.primary}`,
    outline: `2px solid ${theme.colors.background.canvas}`,
  }),
  tip: css({
    position: 'absolute',
    zIndex: 1,
    width: 'max-content',
    maxWidth: 280,
    padding: theme.spacing(1),
    pointerEvents: 'none',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  }),
})
