import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { DriftHeatmap } from '../../frames/drift-heatmap.ts'
import { themeOf } from '../StateMark.tsx'
import type { HeatmapPlace } from './draw-heatmap.ts'
import { drawHeatmap, placeAt, placeByKey, ROW_PX } from './draw-heatmap.ts'

export interface HeatmapCanvasProps {
  readonly heatmap: DriftHeatmap
  /** px */
  readonly width: number
  readonly pointed: HeatmapPlace | undefined
  readonly onPoint: (place: HeatmapPlace | undefined) => void
  readonly onOpen: (place: HeatmapPlace) => void
  /** What the pointed cell says. */
  readonly words: string
}

/** The cells of a heatmap on a canvas, however many: pointed at by pointer and arrow keys, opened by click and Enter. */
export function HeatmapCanvas(props: HeatmapCanvasProps) {
  const { heatmap, width, pointed, onPoint, onOpen, words } = props
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
      aria-label={`Heatmap of features by windows. ${words}`}
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

function frameOf({ row, column }: HeatmapPlace, { endsMs }: DriftHeatmap, width: number) {
  const step = width / endsMs.length
  return { left: column * step - 1, top: row * ROW_PX - 1, width: step + 1, height: ROW_PX + 1 }
}

const stylesOf = (theme: GrafanaTheme2) => ({
  cells: css({ position: 'relative', cursor: 'pointer', canvas: { display: 'block' } }),
  frame: css({
    position: 'absolute',
    pointerEvents: 'none',
    border: `2px solid ${theme.colors.text.primary}`,
    outline: `2px solid ${theme.colors.background.canvas}`,
  }),
})
