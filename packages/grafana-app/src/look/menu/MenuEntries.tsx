import { locationUtil } from '@grafana/data'
import { config, hasPermission } from '@grafana/runtime'
import { Menu } from '@grafana/ui'
import type { CsvTable } from '../../frames/csv-text.ts'
import { csvText } from '../../frames/csv-text.ts'
import type { QuerySpec } from '../../queries/query-spec.ts'
import type { AskedPage } from './asked-page.ts'
import { copyText } from './copy-text.ts'
import { downloadText } from './download-text.ts'
import { explorePanes, explorePath } from './explore-panes.ts'
import { csvFileName } from './file-name.ts'
import { promqlText } from './promql-text.ts'
import { viewLink } from './view-link.ts'

interface MenuEntriesProps {
  readonly page: AskedPage
  readonly title: string
  readonly queries: readonly QuerySpec[]
  readonly table: (() => CsvTable) | undefined
  /** Told in a word or two what was done. */
  readonly onDone: (words: string) => void
  /** Undefined where Grafana offers no dashboards. */
  readonly onAdd: (() => void) | undefined
}

/** The entries of a menu; what a person may not do is not among them. */
export function MenuEntries({ page, title, queries, table, onDone, onAdd }: MenuEntriesProps) {
  const { dataSource, range, subject } = page
  const copy = (text: string, words: string): void => {
    void copyText(text).then(
      () => onDone(words),
      () => onDone('The browser does not let it be copied'),
    )
  }
  const download = (shown: CsvTable): void => {
    downloadText(csvFileName([...subject, title], range.toMs), csvText(shown), 'text/csv;charset=utf-8')
    onDone('CSV downloaded')
  }
  const hasQueries = queries.length > 0
  return (
    <Menu ariaLabel={`Menu of ${title}`}>
      {hasQueries && mayExplore() && (
        <Menu.Item
          icon="compass"
          label="Explore"
          url={locationUtil.assureBaseUrl(explorePath(explorePanes(dataSource.uid, queries)))}
        />
      )}
      {hasQueries && (
        <Menu.Item
          icon="brackets-curly"
          label="Copy PromQL"
          onClick={() => copy(promqlText(queries), 'PromQL copied')}
        />
      )}
      <Menu.Item icon="link" label="Copy link" onClick={() => copy(viewLink(range), 'Link copied')} />
      {table && <Menu.Item icon="download-alt" label="Download CSV" onClick={() => download(table())} />}
      {hasQueries && onAdd && <Menu.Item icon="apps" label="Add to dashboard" onClick={onAdd} />}
    </Menu>
  )
}

/** Whoever runs a Grafana can switch Explore off, for all or for some. */
function mayExplore(): boolean {
  return config.exploreEnabled && hasPermission('datasources:explore')
}
