import { styleText } from 'node:util'

import type { OutputStream } from './command-context.ts'
import { fitText, textWidth } from './terminal-text.ts'

/** A colour or weight of `node:util` styleText. */
export type TextStyle = Parameters<typeof styleText>[0]

/** One cell: its text, and a style where it should stand out. */
export type TableCell = string | { readonly text: string; readonly style: TextStyle }

/** One column of a printed table. */
export interface TableColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Narrowest this column may get when the terminal is too narrow; columns without one keep their width. */
  readonly minimumWidth?: number
}

const gap = '  '

/**
 * Rows in aligned columns, with a line end after every row. On a terminal, columns that may shrink are cut to its
 * width; elsewhere nothing is. Colour follows NO_COLOR and whether the stream is a terminal. Control characters in
 * cells are made visible.
 *
 * @param stream - where the text will be written.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  stream: OutputStream,
): string {
  const header = columns.map(({ title }): TableCell => ({ text: title, style: 'dim' }))
  const table = [header, ...rows].map((row) => columns.map((_, index) => toCell(row[index] ?? '')))
  const widths = fitWidths(
    columns,
    columns.map((_, index) => Math.max(...table.map((row) => textWidth(row[index]?.text ?? '')))),
    stream.isTTY === true ? (stream.columns ?? 80) : Infinity,
  )
  return table
    .map(
      (row) =>
        `${row
          .map((cell, index) => renderCell(cell, index))
          .join(gap)
          .trimEnd()}\n`,
    )
    .join('')

  function renderCell({ text, style }: StyledCell, index: number): string {
    const width = widths[index] ?? 0
    const shown = fitText(text, width)
    const padding = ' '.repeat(width - textWidth(shown))
    const styled = style === undefined ? shown : styleText(style, shown, { stream })
    return columns[index]?.align === 'right' ? padding + styled : styled + padding
  }
}

interface StyledCell {
  readonly text: string
  readonly style?: TextStyle
}

function toCell(cell: TableCell): StyledCell {
  return typeof cell === 'string' ? { text: fitText(cell) } : { ...cell, text: fitText(cell.text) }
}

/** Takes what is too much from the widest column that may shrink, until the line fits or none may. */
function fitWidths(columns: readonly TableColumn[], wanted: readonly number[], limit: number): readonly number[] {
  const widths = [...wanted]
  const excess = (): number => widths.reduce((sum, width) => sum + width + gap.length, -gap.length) - limit
  while (excess() > 0) {
    const shrinkable = widths
      .map((width, index) => ({ width, index, room: width - (columns[index]?.minimumWidth ?? width) }))
      .filter(({ room }) => room > 0)
      .sort((a, b) => b.width - a.width)[0]
    if (shrinkable === undefined) return widths
    widths[shrinkable.index] = shrinkable.width - 1
  }
  return widths
}
