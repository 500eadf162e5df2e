import { cellLook } from '@driftline/view'
import { useTheme2 } from '@grafana/ui'
import type { CSSProperties } from 'react'
import type { VerdictCell } from '../frames/verdict-cells.ts'
import { lookStyle } from './look-style.ts'
import { themeOf } from './StateMark.tsx'

/** One window of a feature as a patch: filled by severity, marked by state. Where nothing is told it is empty. */
export function StateCell({ cell, style }: { readonly cell: VerdictCell | undefined; readonly style: CSSProperties }) {
  const theme = useTheme2()
  const state = cell?.state
  const look = cellLook(state && { state, severity: cell?.severity ?? 0 })
  const notch =
    look.mark === 'notch' ? { clipPath: 'polygon(0 0, calc(100% - 5px) 0, 100% 5px, 100% 100%, 0 100%)' } : {}
  const border = state === undefined ? {} : { outline: `1px solid ${theme.colors.border.weak}`, outlineOffset: -1 }
  return <div style={{ ...border, ...lookStyle(look, themeOf(theme)), ...notch, ...style }} />
}
