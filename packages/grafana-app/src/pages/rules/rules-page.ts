import { EmbeddedScene, SceneAppPage } from '@grafana/scenes'
import { pageControls } from '../../app/page-controls.ts'
import { KEPT_KEYS, rulesPath } from '../../app/page-paths.ts'
import { NO_RULES_CHOICES } from './rules-choices.ts'
import { RulesScene } from './RulesScene.tsx'

/** Alert rules from a spec: what they say, what they would have done, and how to get them. */
export function rulesPage(): SceneAppPage {
  return new SceneAppPage({
    ...pageControls(),
    title: 'Alert rules',
    url: rulesPath(),
    routePath: 'rules/*',
    preserveUrlKeys: [...KEPT_KEYS],
    getScene: () => new EmbeddedScene({ body: new RulesScene({ choices: NO_RULES_CHOICES, text: '' }) }),
  })
}
