import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import type { SceneAppPage, SceneAppPageLike } from '@grafana/scenes'
import { modelPageOf } from '../../app/page-of-model.ts'
import { ROUTE, featurePath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { FeatureView } from './FeatureView.tsx'

/** One feature of a model. */
export function featurePage(place: PagePlace, parent: SceneAppPageLike): SceneAppPage {
  return modelPageOf({
    title: place.feature === ML_FEATURE_NAME_VALUE_ALL ? 'The model as a whole' : place.feature,
    url: featurePath(place, place.feature),
    routePath: ROUTE.feature,
    place,
    parent,
    view: FeatureView,
  })
}
