import type { CellLook, Theme } from '@driftline/view'

/** Where a cell is, px. */
export interface CellBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a cell is, and in which theme. */
export interface DrawnCell extends CellBox {
  readonly theme: Theme
}

const NOTCH_PX = 5
const HATCH_STEP_PX = 4
/** A cell narrower than this has no room for its mark. */
const MARK_WIDTH_PX = 4

/** Draws a look on a canvas, as `lookStyle` does on an element. */
export function drawCell(canvas: CanvasRenderingContext2D, look: CellLook, { theme, ...box }: DrawnCell): void {
  if (look.fill) {
    canvas.fillStyle = look.fill[theme]
    if (look.mark === 'notch' && box.width > MARK_WIDTH_PX) canvas.fill(notchedPath(box))
    else canvas.fillRect(box.x, box.y, box.width, box.height)
  }
  if (look.markColour === undefined || box.width <= MARK_WIDTH_PX) return
  canvas.strokeStyle = look.markColour[theme]
  canvas.fillStyle = look.markColour[theme]
  MARKS[look.mark]?.(canvas, box)
}

type DrawMark = (canvas: CanvasRenderingContext2D, box: CellBox) => void

const MARKS: Readonly<Partial<Record<CellLook['mark'], DrawMark>>> = {
  outline: (canvas, { x, y, width, height }) => {
    canvas.lineWidth = 2
    canvas.strokeRect(x + 1, y + 1, width - 2, height - 2)
  },
  underline: (canvas, { x, y, width, height }) => canvas.fillRect(x, y + height - 3, width, 3),
  tick: (canvas, { x, y, width, height }) => {
    canvas.lineWidth = 1.5
    const [left, foot] = [x + width / 2 - 4, y + height / 2]
    canvas.stroke(new Path2D(`M${left},${foot}l3,3l5,-6`))
  },
  'hatch-rising': (canvas, box) => hatch(canvas, box, [1]),
  'hatch-falling': (canvas, box) => hatch(canvas, box, [-1]),
  'cross-hatch': (canvas, box) => hatch(canvas, box, [1, -1]),
}

/** Lines at half a right angle, cut off at the edges of the cell. @param rises 1 where they rise to the right, else -1 */
function hatch(canvas: CanvasRenderingContext2D, box: CellBox, rises: readonly number[]): void {
  const { x, y, width, height } = box
  canvas.save()
  canvas.clip(wholePath(box))
  canvas.lineWidth = 1
  const lines = new Path2D()
  for (const rise of rises)
    for (let offset = -height; offset < width; offset += HATCH_STEP_PX) {
      lines.moveTo(x + offset, rise > 0 ? y + height : y)
      lines.lineTo(x + offset + height, rise > 0 ? y : y + height)
    }
  canvas.stroke(lines)
  canvas.restore()
}

function wholePath({ x, y, width, height }: CellBox): Path2D {
  const path = new Path2D()
  path.rect(x, y, width, height)
  return path
}

function notchedPath({ x, y, width, height }: CellBox): Path2D {
  return new Path2D(`M${x},${y}H${x + width - NOTCH_PX}L${x + width},${y + NOTCH_PX}V${y + height}H${x}Z`)
}
