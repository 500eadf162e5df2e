import type { RawValue } from '../src/index.ts'
import type { Span } from './clock.ts'

/** What the spec says of a feature in a trial. */
export interface FeaturePlan {
  readonly type: 'numeric' | 'categorical'
  readonly min?: number
  readonly max?: number
  readonly values?: readonly string[]
}

/** Rows of one window, by feature. */
export interface WindowRows extends Span {
  readonly cells: Readonly<Record<string, readonly RawValue[]>>
  /** Each row's segment value, by dimension. */
  readonly segments?: Readonly<Record<string, readonly string[]>>
  /** Rows counted as stale, by feature: an age is no cell. */
  readonly stale?: Readonly<Record<string, number>>
}

/** Rows of a window, whatever they hold. */
export function rowCountOf({ cells }: WindowRows): number {
  return Math.max(0, ...Object.values(cells).map(({ length }) => length))
}
