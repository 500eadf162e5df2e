import type { SceneComponentProps } from '@grafana/scenes'
import { SceneObjectBase } from '@grafana/scenes'
import { usePageView } from '../../app/use-page-view.ts'
import { SettingsView } from './SettingsView.tsx'

/** The Settings page: which data source is looked at. */
export class SettingsScene extends SceneObjectBase {
  static readonly Component = SettingsSceneView
}

function SettingsSceneView({ model }: SceneComponentProps<SettingsScene>) {
  return <SettingsView {...usePageView(model)} />
}
