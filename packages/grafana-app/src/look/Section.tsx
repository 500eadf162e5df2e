import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** A few words beside the title: what the lines are, what it counts. */
  readonly caption?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, caption, aside, children }: SectionProps) {
  const styles = useStyles2(stylesOf)
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        {caption !== undefined && <span className={styles.caption}>{caption}</span>}
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  section: css({ minWidth: 0 }),
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
    minHeight: 32,
    marginBottom: theme.spacing(1),
  }),
  title: css({ fontSize: 16, lineHeight: '24px', margin: 0 }),
  caption: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  aside: css({ marginLeft: 'auto', alignSelf: 'center' }),
})
