import type { CSSObject } from '@emotion/react'
import type { GrafanaTheme2 } from '@grafana/data'
import type { PageColumn } from './page-column.ts'

/** A table with less room is drawn for a phone, px. */
const NARROW = '@container (max-width: 600px)'

/**
 * How a table is drawn where there is little room: without its minor columns; where all of them count, with a card for
 * each row, in which every cell says of which column it is.
 */
export function narrowTable(columns: readonly PageColumn[], theme: GrafanaTheme2): CSSObject {
  if (columns.some(({ isMinor = false }) => isMinor))
    return { [NARROW]: Object.assign({}, ROWS, ...columns.map(leftOut)) }
  return { [NARROW]: Object.assign({}, CARDS, ...columns.map((column, i) => named(column, i, theme))) }
}

/** Names give way to figures. */
const ROWS: CSSObject = {
  '&& :is(th, td)': { paddingRight: 8 },
  '&& tbody th': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
}

const CARDS: CSSObject = {
  '&, tbody': { display: 'block' },
  thead: { position: 'absolute', clipPath: 'inset(50%)', height: 1, width: 1, overflow: 'hidden' },
  'tbody tr': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    gap: '8px 16px',
    padding: '12px 0',
  },
  '&& :is(th, td)': {
    width: 'auto',
    height: 'auto',
    // Two beside each other; what does not fit stands alone.
    flex: '1 0 calc(50% - 8px)',
    minWidth: 'auto',
    maxWidth: '100%',
    padding: 0,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  '&& :is(th, td):first-child': { flexBasis: '100%' },
  'tbody [data-figure=true]': { textAlign: 'left' },
}

function named({ name }: PageColumn, i: number, { typography, colors }: GrafanaTheme2): CSSObject {
  if (i === 0) return {}
  return {
    [`tbody td:nth-child(${i + 1})::before`]: {
      content: JSON.stringify(name),
      display: 'block',
      fontSize: typography.bodySmall.fontSize,
      lineHeight: '16px',
      color: colors.text.secondary,
    },
  }
}

function leftOut({ isMinor = false }: PageColumn, i: number): CSSObject {
  return isMinor ? { [`& :is(th, td):nth-child(${i + 1})`]: { display: 'none' } } : {}
}
