import { dateTime } from '@grafana/data'
import type { DataSourceVariable, SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { sceneGraph, SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import { DATA_SOURCE } from '../../app/data-source-variable.ts'
import type { FleetChoice } from './FleetFilters.tsx'
import { FleetView } from './FleetView.tsx'

interface FleetSceneState extends SceneObjectState, FleetChoice {}

/** The Fleet page: which data source, up to which time, and which of its rows. */
export class FleetScene extends SceneObjectBase<FleetSceneState> {
  static readonly Component = FleetSceneView
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['search', 'owner', 'tier'] })

  getUrlState(): SceneObjectUrlValues {
    const { search, owners, riskTiers } = this.state
    return { search: search === '' ? undefined : search, owner: [...owners], tier: [...riskTiers] }
  }

  updateFromUrl({ search, owner, tier }: SceneObjectUrlValues): void {
    this.setState({ search: typeof search === 'string' ? search : '', owners: listOf(owner), riskTiers: listOf(tier) })
  }
}

/** Of a key that stands in the address never, once or more often. */
function listOf(value: SceneObjectUrlValues[string]): readonly string[] {
  return [value ?? []].flat()
}

function FleetSceneView({ model }: SceneComponentProps<FleetScene>) {
  const choice = model.useState()
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
      choice={choice}
      onChoose={(next) => model.setState(next)}
      onRetry={() => timeRange.onRefresh()}
      onShowTime={showTime}
    />
  )
}
