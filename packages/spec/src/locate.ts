import type { Path } from './problem.ts'
import type { Position } from './yaml-document.ts'
import { readYaml } from './yaml-document.ts'

/** Finds the place of a part of a text; of the nearest container where it is not written. */
export type Locate = (path: Path, at?: 'key' | 'value' | { readonly character: number }) => Position

/**
 * Where the parts of a spec are, for problems that only a later step can see.
 *
 * @param text the text the spec was read from.
 * @returns finds a key, a value, or a character of a value, counted from 0 behind the quote; never throws.
 * @example locateIn('slos:\n  drift: 0.9')(['slos', 'drift']) // => { line: 2, column: 10 }
 */
export function locateIn(text: string): Locate {
  const { positionOf, positionWithin } = readYaml(text)
  return (path, at = 'value') => (typeof at === 'string' ? positionOf(path, at) : positionWithin(path, at.character))
}
