import { EmbeddedScene, SceneAppPage } from '@grafana/scenes'
import type { SceneAppPageLike } from '@grafana/scenes'
import type { ComponentType } from 'react'
import { NO_CHOICES } from './choices.ts'
import { pageControls } from './page-controls.ts'
import type { PagePlace, PageProps } from './PageScene.tsx'
import { PageScene } from './PageScene.tsx'

interface ModelPageOptions {
  readonly title: string
  readonly url: string
  readonly routePath: string
  readonly place: PagePlace
  readonly parent: SceneAppPageLike
  readonly view: ComponentType<PageProps>
  readonly drilldowns?: SceneAppPage['state']['drilldowns']
}

/** A page of a model below another one. */
export function modelPageOf({ place, parent, view, ...page }: ModelPageOptions): SceneAppPage {
  return new SceneAppPage({
    ...pageControls(),
    ...page,
    getParentPage: () => parent,
    getScene: () => new EmbeddedScene({ body: new PageScene({ place, view, choices: NO_CHOICES }) }),
  })
}
