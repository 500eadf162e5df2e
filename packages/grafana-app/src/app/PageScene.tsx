import { dateTime } from '@grafana/data'
import type { DataSourceVariable, SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { sceneGraph, SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import type { ComponentType } from 'react'
import type { Choices } from './choices.ts'
import { NO_CHOICES } from './choices.ts'
import { DATA_SOURCE } from './data-source-variable.ts'
import type { ModelPlace } from './page-paths.ts'

/** What a page of a model is of. */
export interface PagePlace extends ModelPlace {
  /** Empty on pages that are not of one feature. */
  readonly feature: string
}

/** What a page is asked to show, and how it asks for something else. */
export interface PageProps {
  readonly place: PagePlace
  readonly choices: Choices
  readonly onChoose: (choices: Partial<Choices>) => void
  /** Undefined where there is none. */
  readonly dataSource: { readonly uid: string; readonly name: string } | undefined
  /** Which data sources there are is not known yet. */
  readonly isChoosing: boolean
  /** Ms since 1970. */
  readonly range: { readonly fromMs: number; readonly toMs: number }
  /** Another one with every refresh. */
  readonly refreshes: unknown
  /** IANA time zone of the reader. */
  readonly zone: string
  readonly onRetry: () => void
  readonly onShowTime: (timeMs: number) => void
}

interface PageSceneState extends SceneObjectState {
  readonly place: PagePlace
  readonly view: ComponentType<PageProps>
  readonly choices: Choices
}

/** A page of a model: which data source, up to which time, and what was chosen, all of it in the address. */
export class PageScene extends SceneObjectBase<PageSceneState> {
  static readonly Component = PageSceneView
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: Object.keys(NO_CHOICES) })

  getUrlState(): SceneObjectUrlValues {
    const chosen = Object.entries(this.state.choices)
    return Object.fromEntries(chosen.map(([key, choice]) => [key, choice === '' ? undefined : choice]))
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const read = Object.keys(NO_CHOICES).map((key) => [key, typeof values[key] === 'string' ? values[key] : ''])
    this.setState({ choices: Object.fromEntries(read) as Choices })
  }
}

function PageSceneView({ model }: SceneComponentProps<PageScene>) {
  const { place, view: View, choices } = model.useState()
  const timeRange = sceneGraph.getTimeRange(model)
  const { value } = timeRange.useState()
  const dataSource = sceneGraph.lookupVariable(DATA_SOURCE, model) as DataSourceVariable
  const { value: uid, loading = false } = dataSource.useState()
  const isChosen = typeof uid === 'string' && uid !== '' && !loading
  const showTime = (timeMs: number): void => {
    const to = dateTime(timeMs)
    const from = dateTime(timeMs - value.to.diff(value.from))
    timeRange.onTimeRangeChange({ from, to, raw: { from, to } })
  }
  return (
    <View
      place={place}
      choices={choices}
      onChoose={(next) => model.setState({ choices: { ...model.state.choices, ...next } })}
      dataSource={isChosen ? { uid, name: dataSource.getValueText() } : undefined}
      isChoosing={loading}
      range={{ fromMs: value.from.valueOf(), toMs: value.to.valueOf() }}
      refreshes={value}
      zone={zoneName(timeRange.getTimeZone())}
      onRetry={() => timeRange.onRefresh()}
      onShowTime={showTime}
    />
  )
}

function zoneName(zone: string): string {
  if (zone === 'utc') return 'UTC'
  return zone === 'browser' || zone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone
}
