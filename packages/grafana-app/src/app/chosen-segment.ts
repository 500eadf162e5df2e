import type { Choices } from './choices.ts'
import { splitNames } from './names-in-choice.ts'

/** A segment as a person chose it. */
export interface ChosenSegment {
  readonly name: string
  readonly value: string
}

/** The segment that a page of one is of; undefined where none is chosen. */
export function chosenSegment({ dimension, segment }: Choices): ChosenSegment | undefined {
  const [value] = splitNames(segment)
  return dimension === '' || value === undefined ? undefined : { name: dimension, value }
}
