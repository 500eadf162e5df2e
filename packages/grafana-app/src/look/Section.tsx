import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import type { SectionSource } from './menu/section-source.ts'
import { SectionMenu } from './menu/SectionMenu.tsx'

interface SectionProps {
  readonly title: string
  /** A few words beside the title: what the lines are, what it counts. */
  readonly caption?: ReactNode
  readonly aside?: ReactNode
  /** What it is made of; with it the part has a menu. */
  readonly source?: SectionSource
  readonly children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, caption, aside, source, children }: SectionProps) {
  const styles = useStyles2(stylesOf)
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.header} data-menu={source !== undefined}>
        <div className={styles.words}>
          <h3 className={styles.title}>{title}</h3>
          {caption !== undefined && <span className={styles.caption}>{caption}</span>}
        </div>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        {source && (
          <div className={styles.menu}>
            <SectionMenu title={title} source={source} />
          </div>
        )}
      </header>
      {children}
    </section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  section: css({ minWidth: 0 }),
  header: css({
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0, 2),
    minHeight: 32,
    marginBottom: theme.spacing(1),
    '&[data-menu=true]': { paddingRight: theme.spacing(4) },
  }),
  words: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
    flex: '1 1 200px',
    minWidth: 0,
  }),
  title: css({ fontSize: 16, lineHeight: '24px', margin: 0 }),
  caption: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  aside: css({ minHeight: 24, marginLeft: 'auto' }),
  menu: css({ position: 'absolute', top: 0, right: 0 }),
})
