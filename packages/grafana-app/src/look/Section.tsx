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
  /** Where it has nothing to show, instead of what it would: what is missing, and why. */
  readonly note?: string | undefined
  readonly aside?: ReactNode
  /** What it is made of; with it the part has a menu. */
  readonly source?: SectionSource
  readonly children?: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, caption, note, aside, source, children }: SectionProps) {
  const styles = useStyles2(stylesOf)
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.header} data-menu={source !== undefined} data-empty={note !== undefined}>
        <div className={styles.words}>
          <h3 className={styles.title}>{title}</h3>
          {note === undefined && caption !== undefined && <span className={styles.caption}>{caption}</span>}
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        {source && (
          <div className={styles.menu}>
            <SectionMenu title={title} source={source} />
          </div>
        )}
      </header>
      {note === undefined && children}
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
    '&[data-empty=true]': { minHeight: 24, marginBottom: 0 },
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
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  caption: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  aside: css({ minHeight: 24, marginLeft: 'auto' }),
  menu: css({ position: 'absolute', top: 0, right: 0 }),
})
