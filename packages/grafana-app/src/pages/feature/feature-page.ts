import type { SceneAppPageLike } from '@grafana/scenes'
import { EmbeddedScene, SceneAppPage } from '@grafana/scenes'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { NO_CHOICES } from '../../app/choices.ts'
import { pageControls } from '../../app/page-controls.ts'
import { featurePath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { PageScene } from '../../app/PageScene.tsx'
import { FeatureView } from './FeatureView.tsx'

/** One feature of a model. */
export function featurePage(place: PagePlace, parent: SceneAppPageLike): SceneAppPage {
  return new SceneAppPage({
    ...pageControls(),
    title: place.feature === ML_FEATURE_NAME_VALUE_ALL ? 'The model as a whole' : place.feature,
    url: featurePath(place, place.feature),
    routePath: '*',
    getParentPage: () => parent,
    getScene: () => new EmbeddedScene({ body: new PageScene({ place, view: FeatureView, choices: NO_CHOICES }) }),
  })
}
