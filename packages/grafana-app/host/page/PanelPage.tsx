import type { PanelData, PanelPlugin, TimeRange } from '@grafana/data'
import { dateTime, EventBusSrv, PluginExtensionPoints } from '@grafana/data'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { askForPanel, questionIn } from './ask-for-panel.ts'
import { boot } from './boot.ts'
import type { extensionLinks } from './extension-links.ts'
import { loadPlugin } from './load-plugin.ts'
import { useSize } from './use-size.ts'

type LinksAt = ReturnType<typeof extensionLinks>

/** One panel of a dashboard that is nothing else, as its address asks for it, with what its menu would hold. */
export function PanelPage({ linksAt }: { readonly linksAt: LinksAt }) {
  const { id = '' } = useParams()
  const { search } = useLocation()
  const asked = useMemo(() => new URLSearchParams(search), [search])
  const timeRange = useMemo(() => timeRangeIn(asked), [asked])
  const [plugin, setPlugin] = useState<PanelPlugin>()
  const [data, setData] = useState<PanelData>()
  useEffect(() => {
    void loadPlugin<PanelPlugin>(`${boot.subPath}/public/plugins/${id}/module.js`).then(setPlugin)
  }, [id])
  useEffect(() => {
    void askForPanel(questionIn(asked), timeRange).then(setData)
  }, [asked, timeRange])
  if (plugin === undefined || data === undefined) return null
  return (
    <main className="host-page">
      <h1>{id}</h1>
      <PanelMenu asked={asked} data={data} timeRange={timeRange} linksAt={linksAt} />
      <Panel plugin={plugin} data={data} asked={asked} timeRange={timeRange} />
    </main>
  )
}

interface PanelPart {
  readonly asked: URLSearchParams
  readonly data: PanelData
  readonly timeRange: TimeRange
}

function PanelMenu({ asked, data, timeRange, linksAt }: PanelPart & { readonly linksAt: LinksAt }) {
  const context = {
    pluginId: '',
    id: 1,
    title: '',
    timeRange: timeRange.raw,
    timeZone: 'utc',
    dashboard: { uid: '', title: '', tags: [] },
    targets: questionIn(asked).targets,
    data,
  }
  return (
    <nav aria-label="Panel menu">
      {linksAt(PluginExtensionPoints.DashboardPanelMenu, context).map(({ title, path }) => (
        <a key={path} href={`${boot.subPath}${path}`}>
          {title}
        </a>
      ))}
    </nav>
  )
}

function Panel({ plugin, data, asked, timeRange }: PanelPart & { readonly plugin: PanelPlugin }) {
  const [ref, size] = useSize()
  const View = plugin.panel
  const options: object = { ...plugin.defaults, ...(JSON.parse(asked.get('options') ?? '{}') as object) }
  const ignore = (): void => {}
  return (
    <div ref={ref} className="host-panel">
      {View && size && (
        <View
          {...size}
          id={1}
          title=""
          data={data}
          timeRange={timeRange}
          timeZone="utc"
          options={options}
          fieldConfig={{ defaults: {}, overrides: [] }}
          transparent={false}
          renderCounter={0}
          eventBus={EVENTS}
          replaceVariables={(text) => text}
          onOptionsChange={ignore}
          onFieldConfigChange={ignore}
          onChangeTimeRange={ignore}
        />
      )}
    </div>
  )
}

const EVENTS = new EventBusSrv()

function timeRangeIn(asked: URLSearchParams): TimeRange {
  const [from, to] = [dateTime(asked.get('from') ?? 0), dateTime(asked.get('to') ?? undefined)]
  return { from, to, raw: { from, to } }
}
