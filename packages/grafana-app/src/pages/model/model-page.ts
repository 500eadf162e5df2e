import type { SceneAppPage, SceneAppPageLike } from '@grafana/scenes'
import { modelPageOf } from '../../app/page-of-model.ts'
import { ROUTE, modelPath } from '../../app/page-paths.ts'
import { placeIn } from '../../app/place-in-route.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { driftPage } from '../drift/drift-page.ts'
import { featurePage } from '../feature/feature-page.ts'
import { segmentsPage } from '../segments/segments-page.ts'
import { ModelView } from './ModelView.tsx'

/** One model, and the pages below it. */
export function modelPage(place: PagePlace, parent: SceneAppPageLike): SceneAppPage {
  return modelPageOf({
    title: place.model,
    url: modelPath(place),
    routePath: ROUTE.model,
    place,
    parent,
    view: ModelView,
    drilldowns: [
      { routePath: ROUTE.drift, getPage: ({ params }, page) => driftPage(placeIn(params), page) },
      { routePath: ROUTE.segments, getPage: ({ params }, page) => segmentsPage(placeIn(params), page) },
      { routePath: ROUTE.feature, getPage: ({ params }, page) => featurePage(placeIn(params), page) },
    ],
  })
}
