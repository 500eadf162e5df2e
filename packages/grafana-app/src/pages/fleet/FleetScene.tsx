import { dateTime } from '@grafana/data'
import type { DataSourceVariable, SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { sceneGraph, SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import { DATA_SOURCE } from '../../app/data-source-variable.ts'
import { FleetView } from './FleetView.tsx'

interface FleetSceneState extends SceneObjectState {
  /** What the rows shown have in their names. */
  readonly search: string
}

/** The Fleet page: which data source, up to which time, and what is searched for. */
export class FleetScene extends SceneObjectBase<FleetSceneState> {
  static readonly Component = FleetSceneView
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['search'] })

  getUrlState(): SceneObjectUrlValues {
    return { search: this.state.search === '' ? undefined : this.state.search }
  }

  updateFromUrl({ search }: SceneObjectUrlValues): void {
    this.setState({ search: typeof search === 'string' ? search : '' })
  }
}

function FleetSceneView({ model }: SceneComponentProps<FleetScene>) {
  const { search } = model.useState()
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
    <FleetView
      dataSource={isChosen ? { uid, name: dataSource.getValueText() } : undefined}
      isChoosing={loading}
      viewMs={value.to.valueOf()}
      search={search}
      onSearch={(next) => model.setState({ search: next })}
      onRetry={() => timeRange.onRefresh()}
      onShowTime={showTime}
    />
  )
}
