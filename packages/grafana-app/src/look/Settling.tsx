import { css } from '@emotion/css'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

/** What was there stays while the next is on its way, dimmed. */
export function Settling({ isLoading, children }: { readonly isLoading: boolean; readonly children: ReactNode }) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={isLoading ? styles.dimmed : styles.settled} aria-busy={isLoading}>
      {children}
    </div>
  )
}

const stylesOf = () => {
  const settled = {
    width: '100%',
    minWidth: 0,
    transition: 'opacity 150ms',
    '@media (prefers-reduced-motion)': { transition: 'none' },
  }
  return { settled: css(settled), dimmed: css({ ...settled, opacity: 0.6 }) }
}
