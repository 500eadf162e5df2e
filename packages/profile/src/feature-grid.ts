import { isRecord } from './is-record.ts'

/** How a feature is counted so that its counts can be compared with the reference: the grid and the names, no counts. */
export interface FeatureGrid {
  readonly type: 'numeric' | 'categorical' | undefined
  /** Magnitudes up to this are zero; 0 or more, finite. */
  readonly zeroThreshold: number
  readonly guard: { readonly lower: number; readonly upper: number } | undefined
  /** Edges of a score's histogram, rising, at most 1024. */
  readonly bounds: readonly number[] | undefined
  /** Known names, the most frequent first. */
  readonly categories: readonly string[] | undefined
  /** Id of the key its categories were hashed under; undefined where they were not. */
  readonly hashKey: string | undefined
}

/** Beyond this a histogram costs more than it tells. */
const MOST_BOUNDS = 1024

/**
 * Takes from one feature of a profile what is needed to count it. Whatever does not look as expected is left out: who
 * counts goes on with what can be used.
 */
export function toFeatureGrid(feature: unknown): FeatureGrid {
  const fields = isRecord(feature) ? feature : {}
  const { type, zeroThreshold, categories, hashKey } = fields
  return {
    type: type === 'numeric' || type === 'categorical' ? type : undefined,
    zeroThreshold: isFiniteNumber(zeroThreshold) && zeroThreshold >= 0 ? zeroThreshold : 0,
    guard: toGuard(fields['guard']),
    bounds: toBounds(fields['bounds']),
    categories: isRecord(categories) && hashKey === undefined ? byFrequency(categories) : undefined,
    hashKey: typeof hashKey === 'string' ? hashKey : undefined,
  }
}

function toGuard(json: unknown): FeatureGrid['guard'] {
  const { lower, upper } = isRecord(json) ? json : {}
  return typeof lower === 'number' && typeof upper === 'number' && lower <= upper ? { lower, upper } : undefined
}

function toBounds(json: unknown): readonly number[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || json.length > MOST_BOUNDS) return undefined
  const bounds: readonly unknown[] = json
  const isRising = bounds.every((bound, i) => isFiniteNumber(bound) && (i === 0 || bound > (bounds[i - 1] as number)))
  return isRising ? (bounds as readonly number[]) : undefined
}

function byFrequency(counts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(counts)
    .map(([name, count]) => ({ name, count: typeof count === 'number' ? count : 0 }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
