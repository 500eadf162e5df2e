import type { MlDriftState, MlReference } from '@driftline/semconv'
import { ML_REFERENCE_VALUE_SEASONAL } from '@driftline/semconv'
import { isRaised } from '../verdict/is-raised.ts'
import type { PhaseText } from './phase-text.ts'

/** What another reference says of the same window. */
export interface BesideVerdict {
  readonly reference: MlReference
  readonly state: MlDriftState
}

const NOUNS: Readonly<Record<Exclude<MlReference, typeof ML_REFERENCE_VALUE_SEASONAL>, string>> = {
  training: 'training',
  baseline: 'the learned baseline',
  rolling: 'the recent past',
  previous_version: 'the version before',
  live: 'the live version',
}

/** What windows of the same time are called, where the reference is the windows of the same time. */
export function seasonOf(reference: MlReference, phase: PhaseText | undefined): PhaseText | undefined {
  return reference === ML_REFERENCE_VALUE_SEASONAL ? phase : undefined
}

/** What a reference is called: `training`, `what is usual for a Monday`. */
export function referenceNoun(reference: MlReference, phase: PhaseText | undefined): string {
  if (reference !== ML_REFERENCE_VALUE_SEASONAL) return NOUNS[reference]
  return phase ? `what is usual for ${phase.one}` : 'the windows before'
}

/** What a window is back within: `training`, `what is usual`. */
export function backNoun(reference: MlReference, phase: PhaseText | undefined): string {
  return reference === ML_REFERENCE_VALUE_SEASONAL && !phase ? 'what is usual' : referenceNoun(reference, phase)
}

/** That a window is like a reference. */
export function likeText(reference: MlReference, phase: PhaseText | undefined): string {
  const season = seasonOf(reference, phase)
  return season ? `usual for ${season.one}` : `like ${referenceNoun(reference, phase)}`
}

/** That a window is not like a reference. */
export function unlikeText(reference: MlReference, phase: PhaseText | undefined): string {
  const season = seasonOf(reference, phase)
  return season ? `usual for no ${season.name}` : `unlike ${referenceNoun(reference, phase)}`
}

/** What the other references say, as far as they say something: one clause each. */
export function besideTexts(beside: readonly BesideVerdict[], phase: PhaseText | undefined): readonly string[] {
  return beside.flatMap(({ reference, state }) => {
    if (state === 'ok') return [likeText(reference, phase)]
    return isRaised({ state }) ? [unlikeText(reference, phase)] : []
  })
}
