import type { ImportProblem } from './import-problem.ts'

/** What a step of an import is about. */
export interface ImportStep {
  readonly kind: 'folder' | 'group' | 'removal'
  /** Of the folder, the group, or the rule that is to go. */
  readonly title: string
}

/** How a step ended. */
export interface StepResult extends ImportStep {
  /** `part`: some of the group's rules were made, the group was not finished. */
  readonly status: 'done' | 'part' | 'failed' | 'not-begun'
  /** Identities of rules that were made new. */
  readonly made: readonly string[]
  readonly problem?: ImportProblem
}
