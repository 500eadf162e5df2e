import type { SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import { usePageView } from '../../app/use-page-view.ts'
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
  const view = usePageView(model)
  return <FleetView {...view} choice={choice} onChoose={(next) => model.setState(next)} />
}
