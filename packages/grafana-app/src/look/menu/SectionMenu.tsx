import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Dropdown, IconButton, useStyles2 } from '@grafana/ui'
import { useContext, useEffect, useState } from 'react'
import { AddToDashboard, useDashboardForm } from './AddToDashboard.tsx'
import { AskedPageContext, queriesOf } from './asked-page.ts'
import { MenuEntries } from './MenuEntries.tsx'
import type { SectionSource } from './section-source.ts'

/** How long it is said that something was done. */
const SAID_MS = 4000

interface SectionMenuProps {
  /** Of what the menu is. */
  readonly title: string
  readonly source: SectionSource
}

/** What can be done with a part of a page: explore it, take its queries, its address or its rows elsewhere. */
export function SectionMenu({ title, source }: SectionMenuProps) {
  const styles = useStyles2(stylesOf)
  const page = useContext(AskedPageContext)
  const [said, say] = useSaid()
  const [isAdding, setAdding] = useState(false)
  const form = useDashboardForm()
  if (page === undefined) return null
  const queries = queriesOf(page.asked, source.queries)
  return (
    <div className={styles.menu}>
      <span role="status" className={styles.said}>
        {said}
      </span>
      <Dropdown
        placement="bottom-end"
        overlay={
          <MenuEntries
            page={page}
            title={title}
            queries={queries}
            table={source.table}
            onDone={say}
            onAdd={form && (() => setAdding(true))}
          />
        }
      >
        <IconButton name="ellipsis-v" size="md" aria-label={`Menu of ${title}`} />
      </Dropdown>
      {isAdding && form && (
        <AddToDashboard
          form={form}
          range={page.range}
          panel={{ title, uid: page.dataSource.uid, queries, isOverTime: source.isOverTime ?? false }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}

/** A few words for a few seconds. */
function useSaid(): readonly [string, (words: string) => void] {
  const [said, say] = useState('')
  useEffect(() => {
    if (said === '') return undefined
    const timer = setTimeout(() => say(''), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  return [said, say]
}

const stylesOf = (theme: GrafanaTheme2) => ({
  menu: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    height: 24,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  // Beside the button, before whatever stands there: nothing moves.
  said: css({
    position: 'absolute',
    right: '100%',
    padding: theme.spacing(0.25, 1),
    whiteSpace: 'nowrap',
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
    ':empty': { display: 'none' },
  }),
})
