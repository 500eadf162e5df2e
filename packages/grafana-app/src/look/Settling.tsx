import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import { useElapsed } from './use-elapsed.ts'
import { longWords } from './Waiting.tsx'
import { WAITING_TIMES_MS } from './waiting-times.ts'

interface SettlingProps {
  readonly isLoading: boolean
  /** There is no next: asking for it failed. */
  readonly isOutdated?: boolean
  /** Who is asked. */
  readonly name?: string
  readonly children: ReactNode
}

/** What was there stays while the next is on its way: dimmed once a person could notice, with words once it takes long. */
export function Settling({ isLoading, isOutdated = false, name = '', children }: SettlingProps) {
  const styles = useStyles2(stylesOf)
  const passed = useElapsed(isLoading, WAITING_TIMES_MS)
  const isLong = passed > 1
  return (
    <>
      {(isLong || isOutdated) && (
        <p className={styles.words} role="status">
          {isLong && `${longWords(name)} `}Below is what was known before.
        </p>
      )}
      <div className={passed > 0 || isOutdated ? styles.dimmed : styles.settled} aria-busy={isLoading}>
        {children}
      </div>
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => {
  const settled = {
    width: '100%',
    minWidth: 0,
    transition: 'opacity 150ms',
    '@media (prefers-reduced-motion)': { transition: 'none' },
  }
  return {
    settled: css(settled),
    dimmed: css({ ...settled, opacity: 0.6 }),
    words: css({ maxWidth: 640, color: theme.colors.text.secondary }),
  }
}
