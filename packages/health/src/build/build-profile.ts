import type { FeatureSpec, Window } from '@driftline/spec'
import { canonicalJson } from '@driftline/profile'
import { profileCategorical } from './categorical-profile.ts'
import type { CellTable } from '../comparison/cell-table.ts'
import { measureDesignEffect } from './design-effect.ts'
import type { RawValue } from '../counts/raw-value.ts'
import { profileNumeric, profileScore } from './numeric-profile.ts'
import type { BlockPlan } from './reference-blocks.ts'
import { referenceBlocks } from './reference-blocks.ts'
import type { DesignEffects, FeatureProfile, ProfileProvenance, ReferenceProfile } from '@driftline/profile'
import { PROFILE_FORMAT } from '@driftline/profile'

/** One feature's raw reference rows. */
export interface ReferenceColumn {
  readonly type: 'numeric' | 'categorical' | 'score'
  readonly cells: readonly RawValue[]
  readonly spec?: FeatureSpec
  /** Decision thresholds of a score: edges of its histogram. */
  readonly thresholds?: readonly number[]
}

/** What a profile is built from. Everything that touches disk, clock or hashing comes in here. */
export interface ProfileInput {
  readonly model: ReferenceProfile['model']
  readonly columns: Readonly<Record<string, ReferenceColumn>>
  readonly windows: readonly Window[]
  readonly blocks: BlockPlan
  readonly provenance: ProfileProvenance
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string
}

/**
 * Builds a content-addressed reference profile. Features without a single value are left out.
 *
 * The same rows, spec and options give the same bytes, so the same `id`.
 */
export function buildProfile(input: ProfileInput): ReferenceProfile {
  const features: Record<string, FeatureProfile> = Object.create(null)
  const blocksByWindow = input.windows.map((window) => [window.name, referenceBlocks(window, input.blocks)] as const)
  for (const [name, column] of Object.entries(input.columns)) {
    const profile = profileFeature(column, blocksByWindow)
    if (profile) features[name] = profile
  }
  return addressProfile(
    { format: PROFILE_FORMAT, model: input.model, provenance: input.provenance, features },
    input.hash,
  )
}

/** Gives a profile's content its id: the hash of its canonical JSON. */
export function addressProfile(
  { format, model, provenance, features }: Omit<ReferenceProfile, 'id'>,
  hash: ProfileInput['hash'],
): ReferenceProfile {
  const content = { format, model, provenance, features }
  return { format, id: `sha256:${hash(canonicalJson(content))}`, model, provenance, features }
}

type WindowBlocks = readonly (readonly [string, readonly (readonly number[])[]])[]

/** Profiles one feature, design effects included. Without a single value, undefined. */
export function profileFeature(column: ReferenceColumn, blocks: WindowBlocks): FeatureProfile | undefined {
  switch (column.type) {
    case 'categorical': {
      const reference = profileCategorical(column.cells, column.spec)
      return (
        reference && {
          ...reference.profile,
          designEffect: designEffects(reference.tableOf, blocks),
          bucketDesignEffect: designEffects(reference.bucketTableOf, blocks),
        }
      )
    }
    case 'numeric': {
      const reference = profileNumeric(column.cells, column.spec)
      return reference && { ...reference.profile, designEffect: designEffects(reference.tableOf, blocks) }
    }
    case 'score': {
      const reference = profileScore(column.cells, column.spec, column.thresholds ?? [])
      return reference && { ...reference.profile, designEffect: designEffects(reference.tableOf, blocks) }
    }
  }
}

function designEffects(tableOf: (rows: readonly number[]) => CellTable, blocks: WindowBlocks): DesignEffects {
  return Object.fromEntries(
    blocks.map(([window, rowsByBlock]) => [window, measureDesignEffect(rowsByBlock.map(tableOf))]),
  )
}
