import type { Tip, TipText } from './heat-tip.ts'

/** What a heatmap asks the page for. */
export interface HeatHost {
  readonly tip: Tip
  /** What a cell says. @param row from 0, over all bodies. @param column from 0. */
  readonly textOf: (row: number, column: number) => TipText | undefined
}

type Cell = HTMLTableCellElement

/** Makes a drawn heatmap answer to a pointer and to keys: one cell is in the order of focus, arrows move on from it. */
export function wireHeatmap(table: HTMLTableElement, { tip, textOf }: HeatHost): void {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')]
  const rowOf = (cell: Cell): number => rows.indexOf(cell.parentElement as HTMLTableRowElement)
  const textAt = (cell: Cell): TipText | undefined => textOf(rowOf(cell), cell.cellIndex - 1)
  wirePointer(table, tip, textAt)
  table.addEventListener('focusin', ({ target }) => {
    const cell = heatCell(target)
    const text = cell && textAt(cell)
    if (!text) return
    cell.setAttribute('aria-label', [text.name, ...text.facts, text.sentence].filter(Boolean).join('. '))
    tip.show(cell, text)
  })
  table.addEventListener('focusout', tip.hide)

  let stop = rows[0]?.cells[1]
  if (stop) stop.tabIndex = 0
  const focus = (cell: Cell): void => {
    if (stop) stop.tabIndex = -1
    stop = cell
    cell.tabIndex = 0
    cell.focus()
  }
  table.addEventListener('keydown', (event) => {
    const cell = heatCell(event.target)
    if (!cell) return
    if (event.key === 'Escape') tip.hide()
    else if (event.key === 'Enter') open(cell)
    else {
      const next = neighbour(rows, [rowOf(cell), cell.cellIndex], event.key)
      if (next === undefined) return
      event.preventDefault()
      if (next) focus(next)
    }
  })
}

function wirePointer(table: HTMLTableElement, tip: Tip, textAt: (cell: Cell) => TipText | undefined): void {
  table.addEventListener('pointerover', ({ target }) => {
    const cell = heatCell(target)
    const text = cell && textAt(cell)
    if (text) tip.show(cell, text)
    else tip.hide()
  })
  table.addEventListener('pointerleave', tip.hide)
  table.addEventListener('click', ({ target }) => {
    const cell = heatCell(target)
    if (cell) open(cell)
  })
}

/** The cell that a key leads to; null at an edge, undefined for another key. The first cell of a row is its name. */
function neighbour(
  rows: readonly HTMLTableRowElement[],
  [row, column]: readonly [number, number],
  key: string,
): Cell | null | undefined {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 1],
    End: [row, rows[row]!.cells.length - 1],
  }
  const move = moves[key]
  if (move === undefined) return undefined
  return move[1] > 0 ? (rows[move[0]]?.cells[move[1]] ?? null) : null
}

function open(cell: Cell): void {
  cell.parentElement?.querySelector('a')?.click()
}

function heatCell(target: EventTarget | null): Cell | null {
  return target instanceof Element ? target.closest<Cell>('tbody td') : null
}
