import type { DriftState } from '@driftline/health'
import { cellLook, statesByUrgency } from '@driftline/view'
import { useTheme2 } from '@grafana/ui'
import { STATE_SEVERITIES } from '../state-severities.ts'
import { lookStyle } from '../look-style.ts'
import { themeOf } from '../StateMark.tsx'
import { ColumnCells } from './ColumnCells.tsx'
import type { ChartFrame } from './ColumnChart.tsx'

interface StateStacksProps {
  readonly frame: ChartFrame
  readonly counts: readonly (ReadonlyMap<DriftState, number> | undefined)[]
}

/** How many were in each state, column after column; what asks for most stands at the foot. */
export function StateStacks({ frame, counts }: StateStacksProps) {
  const theme = useTheme2()
  const most = Math.max(1, ...counts.map(totalOf))
  const border = `1px solid ${theme.colors.border.weak}`
  return (
    <ColumnCells frame={frame} cells={counts}>
      {(states) => (
        <div style={{ display: 'flex', flexDirection: 'column-reverse', height: frame.height }}>
          {statesByUrgency.map((state) => {
            const count = states?.get(state) ?? 0
            if (count === 0) return null
            const look = cellLook({ state, severity: STATE_SEVERITIES[state] ?? 0 })
            const height = (count / most) * frame.height
            return (
              <div
                key={state}
                style={{ ...lookStyle(look, themeOf(theme)), height, outline: border, outlineOffset: -1 }}
              />
            )
          })}
        </div>
      )}
    </ColumnCells>
  )
}

/** All that were counted. */
export function totalOf(states: ReadonlyMap<DriftState, number> | undefined): number {
  return [...(states?.values() ?? [])].reduce((sum, count) => sum + count, 0)
}
