import type { SceneAppPage, SceneAppPageLike } from '@grafana/scenes'
import { modelPageOf } from '../../app/page-of-model.ts'
import { ROUTE, driftPath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { DriftView } from './DriftView.tsx'

/** Every feature of a model, window after window. */
export function driftPage(place: PagePlace, parent: SceneAppPageLike): SceneAppPage {
  return modelPageOf({ title: 'Drift', url: driftPath(place), routePath: ROUTE.drift, place, parent, view: DriftView })
}
