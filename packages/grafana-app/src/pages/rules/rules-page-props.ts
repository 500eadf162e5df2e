import type { PageView } from '../../app/use-page-view.ts'
import type { RulesChoices } from './rules-choices.ts'

/** What the page is asked to show, and how it asks for something else. */
export interface RulesPageProps extends PageView {
  readonly choices: RulesChoices
  readonly onChoose: (choices: Partial<RulesChoices>) => void
  /** The spec as somebody wrote it. */
  readonly text: string
  readonly onWrite: (text: string) => void
}
