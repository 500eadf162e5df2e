import type { ProfileProvenance, ReferenceProfile, SegmentReference } from '@driftline/profile'
import { canonicalJson, PROFILE_FORMAT } from '@driftline/profile'
import type { Window } from '@driftline/spec'
import type { ProfiledFeature } from './profile-feature.ts'
import { profileFeature } from './profile-feature.ts'
import type { BlockPlan } from './reference-blocks.ts'
import { referenceBlocks } from './reference-blocks.ts'
import type { ReferenceColumn } from './reference-column.ts'
import type { ReferenceDimension } from './segment-profiles.ts'
import { profileSegments } from './segment-profiles.ts'

/** What a profile is built from. Everything that touches disk, clock or hashing comes in here. */
export interface ProfileInput {
  readonly model: ReferenceProfile['model']
  readonly columns: Readonly<Record<string, ReferenceColumn>>
  /** Ways to split the rows; left out, there are none. */
  readonly dimensions?: readonly ReferenceDimension[]
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
  const { model, columns, windows, blocks, provenance, dimensions = [] } = input
  const all = windows.map((window) => referenceBlocks(window, blocks))
  const profiled: Record<string, ProfiledFeature> = Object.create(null)
  for (const [name, column] of Object.entries(columns)) {
    const feature = profileFeature(column, all)
    if (feature) profiled[name] = feature
  }
  const segments: Record<string, Readonly<Record<string, SegmentReference>>> = Object.create(null)
  const blocksOf = (rows: readonly number[]) => windows.map((window) => referenceBlocks(window, pickRows(blocks, rows)))
  for (const dimension of dimensions)
    segments[dimension.name] = profileSegments(dimension, { columns, features: profiled, blocksOf })
  const features: Record<string, ReferenceProfile['features'][string]> = Object.create(null)
  for (const [name, { profile }] of Object.entries(profiled)) features[name] = profile
  return addressProfile({ format: PROFILE_FORMAT, model, provenance, features, segments }, input.hash)
}

function pickRows({ timesMs, timezone }: BlockPlan, rows: readonly number[]): BlockPlan {
  return { timezone, ...(timesMs && { timesMs: Float64Array.from(rows, (row) => timesMs[row]!) }) }
}

/** Gives a profile's content its id: the hash of its canonical JSON. */
export function addressProfile(
  { format, model, provenance, features, segments }: Omit<ReferenceProfile, 'id'>,
  hash: ProfileInput['hash'],
): ReferenceProfile {
  const content = { format, model, provenance, features, segments }
  return { format, id: `sha256:${hash(canonicalJson(content))}`, model, provenance, features, segments }
}
