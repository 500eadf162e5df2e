import type { DriftState } from '@driftline/health'
import { cellLook } from '@driftline/view'
import { useTheme2 } from '@grafana/ui'
import { lookStyle } from './look-style.ts'
import { themeOf } from './StateMark.tsx'

/** Cut off where a state asks for action. */
const NOTCH = 'polygon(0 0, 60% 0, 100% 40%, 100% 100%, 0 100%)'

/** The sign of a state without its word, beside a sentence that has it. */
export function StateSign({ state, severity }: { readonly state: DriftState; readonly severity: number }) {
  const theme = useTheme2()
  const look = cellLook({ state, severity })
  const shape = look.mark === 'notch' ? { clipPath: NOTCH } : { border: `1px solid ${theme.colors.border.medium}` }
  return (
    <span aria-hidden style={{ width: 20, height: 20, flex: 'none', ...shape, ...lookStyle(look, themeOf(theme)) }} />
  )
}
