import {
  DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS,
  LONGEST_NAME,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_OTHER,
} from '@driftline/semconv'
import { primitiveText } from '../internal/primitive-text.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'

/** The number of the segment that every row belongs to. */
export const ALL = 0

const ONLY_ALL: readonly number[] = [ALL]

/** One segment: a dimension and one of its values. */
export interface Segment {
  readonly name: string
  readonly value: string
}

export interface SegmentLimits {
  readonly dimensions: number
  readonly segmentValues: number
  /** Series that a new segment opens. */
  readonly seriesPerSegment: number
  readonly budget: SeriesBudget
}

interface Dimension {
  readonly idByValue: Map<string, number>
  readonly isClosed: boolean
  otherId: number | undefined
}

const RESERVED = new Set<string>([
  ML_SEGMENT_NAME_VALUE_ALL,
  ML_SEGMENT_VALUE_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
])

/** Numbers the segments of a model as they appear, within limits; what exceeds them is the dimension's `other`. */
export class SegmentIndex {
  readonly segments: Segment[] = [{ name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL }]
  readonly #dimensions = new Map<string, Dimension>()
  readonly #declared: readonly string[] | undefined
  /** Features that rows are never split by: their values would go out by name. */
  readonly #hashed: ReadonlySet<string>
  readonly #limits: SegmentLimits
  readonly #refused = new Set<string>()
  /** A reserved name that was given as a dimension, and that was not told yet. */
  reservedName: string | undefined

  constructor({ dimensions, hashed }: Pick<ModelConfig, 'dimensions' | 'hashed'>, limits: SegmentLimits) {
    this.#limits = limits
    this.#hashed = hashed
    const declared = dimensions?.filter(({ name }) => !hashed.has(name))
    this.#declared = declared?.map(({ name }) => name)
    for (const { name, values } of declared ?? []) {
      const dimension = this.#openDimension(name, values !== undefined)
      for (const value of values ?? []) dimension.idByValue.set(value, -1)
    }
  }

  /**
   * Looks the row's segments up. Dimensions the spec declares but the row lacks count as `other`, so that they add up.
   *
   * @returns numbers of the row's segments, `ALL` first
   */
  resolve(row: Readonly<Record<string, unknown>> | undefined): readonly number[] {
    const names = this.#declared ?? (row ? Object.keys(row) : [])
    if (names.length === 0) return ONLY_ALL
    const ids = [ALL]
    for (const name of names) {
      const dimension = this.#dimensions.get(name) ?? this.#learn(name)
      if (dimension) ids.push(this.#id(name, dimension, toText(row?.[name])))
    }
    return ids
  }

  /** Whether rows are split by that name. */
  hasDimension(name: string): boolean {
    return this.#dimensions.has(name)
  }

  #learn(name: string): Dimension | undefined {
    if (RESERVED.has(name) && !this.#refused.has(name)) {
      this.#refused.add(name)
      this.reservedName = name
    }
    const isRefused = RESERVED.has(name) || this.#hashed.has(name) || name.length > LONGEST_NAME
    if (isRefused || this.#dimensions.size >= this.#limits.dimensions) {
      this.#limits.budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS)
      return undefined
    }
    return this.#openDimension(name, false)
  }

  #openDimension(name: string, isClosed: boolean): Dimension {
    const dimension = { idByValue: new Map<string, number>(), isClosed, otherId: undefined }
    this.#dimensions.set(name, dimension)
    return dimension
  }

  #id(name: string, dimension: Dimension, value: string | undefined): number {
    if (value === undefined || value === ML_SEGMENT_VALUE_VALUE_OTHER) return this.#otherId(name, dimension)
    const known = dimension.idByValue.get(value)
    if (known !== undefined && known >= 0) return known
    if (!this.#mayOpen(dimension, known)) return this.#otherId(name, dimension)
    const id = this.#open({ name, value })
    dimension.idByValue.set(value, id)
    return id
  }

  #mayOpen(dimension: Dimension, known: number | undefined): boolean {
    if (dimension.isClosed && known === undefined) return false
    const { segmentValues, seriesPerSegment, budget } = this.#limits
    const isFull = known === undefined && dimension.idByValue.size >= segmentValues
    if (!isFull && budget.take(seriesPerSegment)) return true
    budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_SEGMENTS)
    return false
  }

  #otherId(name: string, dimension: Dimension): number {
    return (dimension.otherId ??= this.#open({ name, value: ML_SEGMENT_VALUE_VALUE_OTHER }))
  }

  #open(segment: Segment): number {
    return this.segments.push(segment) - 1
  }
}

function toText(value: unknown): string | undefined {
  const text = primitiveText(value)
  return text === undefined || text === '' || text.length > LONGEST_NAME ? undefined : text
}
