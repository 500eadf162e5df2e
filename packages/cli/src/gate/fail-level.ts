import type { DriftState } from '@driftline/health'
import { InvalidArgumentError } from 'commander'

/** From which state on a gate fails. */
export type FailLevel = 'act' | 'look' | 'suspected'

/** Mildest state that fails each level. */
const FAILS_FROM = { act: 'act', look: 'investigate', suspected: 'suspected' } as const

/** What is worth a look, the mildest first. */
const GRADES: readonly DriftState[] = ['suspected', 'investigate', 'act']

/** The text of `--fail-on`; `investigate`, as the state is called, is `look`. @throws InvalidArgumentError */
export function toFailLevel(text: string): FailLevel {
  const level = text === 'investigate' ? 'look' : text
  if (Object.hasOwn(FAILS_FROM, level)) return level as FailLevel
  throw new InvalidArgumentError(`write act, look (investigate or act) or suspected (seen once, or worse).`)
}

/** How much a state asks for: 0 is nothing. */
export function gradeOf(state: DriftState): number {
  return GRADES.indexOf(state) + 1
}

/** Whether a state is enough to fail. */
export function fails(state: DriftState, level: FailLevel): boolean {
  return gradeOf(state) >= gradeOf(FAILS_FROM[level])
}
