import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { useElapsed } from './use-elapsed.ts'
import { WAITING_TIMES_MS } from './waiting-times.ts'

interface WaitingProps {
  /** What is waited for, e.g. `Reading the verdicts`. */
  readonly text: string
  /** Who is waited for; empty where nobody is asked yet. */
  readonly name?: string
}

/** What stands where nothing is known yet: nothing at first, then what is waited for, then that it takes long. */
export function Waiting({ text, name = '' }: WaitingProps) {
  const styles = useStyles2(stylesOf)
  const passed = useElapsed(true, WAITING_TIMES_MS)
  const from = name === '' ? '' : ` from ${name}`
  return (
    <div className={styles.waiting} role="status" aria-busy>
      {passed > 0 && `${text}${from}`}
      {passed > 1 && <p>{longWords(name)}</p>}
    </div>
  )
}

/** What is said where an answer takes long. */
export function longWords(name: string): string {
  return `${name || 'Grafana'} has not answered yet. A busy data source or a long time range takes its time; Grafana gives up by itself, and then it stands here.`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  waiting: css({
    minHeight: 200,
    maxWidth: 640,
    padding: theme.spacing(4, 0),
    color: theme.colors.text.secondary,
    p: { marginTop: theme.spacing(1) },
  }),
})
