import type { SceneAppPage, SceneAppPageLike } from '@grafana/scenes'
import { modelPageOf } from '../../app/page-of-model.ts'
import { ROUTE, segmentsPath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import { SegmentsView } from './SegmentsView.tsx'

/** The segments of a model, one dimension at a time. */
export function segmentsPage(place: PagePlace, parent: SceneAppPageLike): SceneAppPage {
  return modelPageOf({
    title: 'Segments',
    url: segmentsPath(place),
    routePath: ROUTE.segments,
    place,
    parent,
    view: SegmentsView,
  })
}
