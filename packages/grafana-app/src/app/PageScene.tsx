import type { SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import type { ComponentType } from 'react'
import type { Choices } from './choices.ts'
import { NO_CHOICES } from './choices.ts'
import type { ModelPlace } from './page-paths.ts'
import type { PageView } from './use-page-view.ts'
import { usePageView } from './use-page-view.ts'

/** What a page of a model is of. */
export interface PagePlace extends ModelPlace {
  /** Empty on pages that are not of one feature. */
  readonly feature: string
}

/** What a page is asked to show, and how it asks for something else. */
export interface PageProps extends PageView {
  readonly place: PagePlace
  readonly choices: Choices
  readonly onChoose: (choices: Partial<Choices>) => void
}

interface PageSceneState extends SceneObjectState {
  readonly place: PagePlace
  readonly view: ComponentType<PageProps>
  readonly choices: Choices
}

/** A page of a model: which data source, up to which time, and what was chosen, all of it in the address. */
export class PageScene extends SceneObjectBase<PageSceneState> {
  static readonly Component = PageSceneView
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: Object.keys(NO_CHOICES) })

  getUrlState(): SceneObjectUrlValues {
    const chosen = Object.entries(this.state.choices)
    return Object.fromEntries(chosen.map(([key, choice]) => [key, choice === '' ? undefined : choice]))
  }

  /** @param values only what is another now; what the address has no more is null */
  updateFromUrl(values: SceneObjectUrlValues): void {
    const read = Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : ''])
    this.setState({ choices: { ...this.state.choices, ...(Object.fromEntries(read) as Partial<Choices>) } })
  }
}

function PageSceneView({ model }: SceneComponentProps<PageScene>) {
  const { place, view: View, choices } = model.useState()
  const view = usePageView(model)
  return (
    <View
      {...view}
      place={place}
      choices={choices}
      onChoose={(next) => model.setState({ choices: { ...model.state.choices, ...next } })}
    />
  )
}
