import type { NavModelItem } from '@grafana/data'
import type { PluginPageProps } from '@grafana/runtime'
import { Tab, TabsBar } from '@grafana/ui'
import { locationService } from '@grafana/runtime'

/** A page of a plugin as Grafana frames it: way back, heading, actions, tabs. */
export function GrafanaPage({ pageNav, actions, renderTitle, subTitle, info, children }: PluginPageProps) {
  const title = pageNav?.text ?? ''
  return (
    <main className="host-page">
      <nav aria-label="Breadcrumbs">
        {ancestorsOf(pageNav).map(({ text, url = '' }) => (
          <a key={url} href={url}>
            {text}
          </a>
        ))}
      </nav>
      <header>
        {renderTitle ? renderTitle(title) : <h1>{title}</h1>}
        {info?.map(({ label, value }) => (
          <div key={label}>
            {label} {value}
          </div>
        ))}
        <div className="host-actions">{actions}</div>
      </header>
      {subTitle}
      {pageNav?.children && (
        <TabsBar>
          {pageNav.children.map(({ text, url = '', active = false }) => (
            <Tab key={url} label={text} active={active} href={url} onChangeTab={() => locationService.push(url)} />
          ))}
        </TabsBar>
      )}
      {children}
    </main>
  )
}

function ancestorsOf(item: NavModelItem | undefined): readonly NavModelItem[] {
  const parent = item?.parentItem
  return parent === undefined ? [] : [...ancestorsOf(parent), parent]
}
