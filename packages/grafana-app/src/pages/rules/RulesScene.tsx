import type { SceneComponentProps, SceneObjectState, SceneObjectUrlValues } from '@grafana/scenes'
import { SceneObjectBase, SceneObjectUrlSyncConfig } from '@grafana/scenes'
import { lazy, Suspense } from 'react'
import { usePageView } from '../../app/use-page-view.ts'
import { Waiting } from '../../look/Waiting.tsx'
import type { RulesChoices } from './rules-choices.ts'
import { NO_RULES_CHOICES } from './rules-choices.ts'

/** The reader of specs and all that makes rules come when the page is opened. */
const RulesView = lazy(async () => ({ default: (await import('./RulesView.tsx')).RulesView }))

const KEYS = Object.keys(NO_RULES_CHOICES) as readonly (keyof RulesChoices)[]

interface RulesSceneState extends SceneObjectState {
  readonly choices: RulesChoices
  /** The spec as somebody wrote it: too long for an address, it stays as long as the app is open. */
  readonly text: string
}

/** The Alert rules page: whose data it asks, what was chosen, and the spec. */
export class RulesScene extends SceneObjectBase<RulesSceneState> {
  static readonly Component = RulesSceneView
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: [...KEYS] })

  getUrlState(): SceneObjectUrlValues {
    const { choices } = this.state
    return Object.fromEntries(KEYS.map((key) => [key, choices[key] === '' ? undefined : choices[key]]))
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const read = KEYS.map((key) => [key, textOf(values[key])])
    this.setState({ choices: Object.fromEntries(read) as RulesChoices })
  }
}

function textOf(value: SceneObjectUrlValues[string]): string {
  return typeof value === 'string' ? value : ''
}

function RulesSceneView({ model }: SceneComponentProps<RulesScene>) {
  const { choices, text } = model.useState()
  const view = usePageView(model)
  return (
    <Suspense fallback={<Waiting text="Opening the reader of specs" />}>
      <RulesView
        {...view}
        choices={choices}
        text={text}
        onChoose={(next) => model.setState({ choices: { ...model.state.choices, ...next } })}
        onWrite={(next) => model.setState({ text: next })}
      />
    </Suspense>
  )
}
