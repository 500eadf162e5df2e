import type { AlignedHistograms } from '@driftline/statistics'
import {
  chiSquareTest,
  hellingerDistance,
  jensenShannonDistance,
  kolmogorovSmirnovBinned,
  totalVariationDistance,
  wassersteinBinned,
} from '@driftline/statistics'
import type { NumericFeatureProfile } from '@driftline/profile'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { ComparedCategories } from './compared-categories.ts'
import type { FeatureComparison } from './feature-comparison.ts'

/** Effect sizes shown beside a verdict; never alarms of their own: they answer the same question on the same counts. */
export interface EffectSizes {
  readonly jensenShannon: number
  readonly hellinger: number
  readonly totalVariation: number
  readonly ks?: number
  readonly ksPValue?: number
  readonly wasserstein?: number
  /** In standard deviations of the reference; absent where that is zero. */
  readonly wassersteinNormed?: number
  /** Values beyond the guard band were counted at its edge. */
  readonly wassersteinIsLowerBound?: boolean
  readonly chiSquare?: number
  readonly chiSquarePValue?: number
  readonly cramersV?: number
}

/** Below this a standard deviation is rounding, not spread, relative to the mean. */
const RELATIVE_SPREAD = 1e-12

/** Effect sizes of one comparison, on sketches. Undefined without rows on both sides. */
export function effectSizes(comparison: FeatureComparison, counts: FeatureCounts): EffectSizes | undefined {
  const reference = [...comparison.reference.ordered, ...comparison.reference.unordered]
  const current = [...comparison.current.ordered, ...comparison.current.unordered]
  if (!reference.some((count) => count > 0) || !current.some((count) => count > 0)) return undefined
  const onCells = {
    jensenShannon: jensenShannonDistance(reference, current),
    hellinger: hellingerDistance(reference, current),
    totalVariation: totalVariationDistance(reference, current),
  }
  if (!comparison.shown) return onCells
  const { profile, categories, aligned } = comparison.shown
  if (categories) return { ...onCells, ...categoricalSizes(categories) }
  if (profile.type === 'categorical' || !aligned) return onCells
  const clamped = profile.type === 'numeric' ? withClamped(aligned, profile, counts) : aligned
  return { ...onCells, ...numericSizes(clamped, profile, counts) }
}

function categoricalSizes({ comparand, current, currentOther }: ComparedCategories): Partial<EffectSizes> {
  const names = [...new Set([...Object.keys(comparand.counts), ...Object.keys(current)])].sort()
  const count = (of: Readonly<Record<string, number>>) => names.map((name) => (Object.hasOwn(of, name) ? of[name]! : 0))
  const { statistic, pValue, cramersV } = chiSquareTest(
    [...count(comparand.counts), comparand.other],
    [...count(current), currentOther],
  )
  return { chiSquare: statistic, chiSquarePValue: pValue, cramersV }
}

function numericSizes(
  aligned: AlignedHistograms,
  profile: { readonly standardDeviation: number; readonly mean: number },
  counts: FeatureCounts,
): Partial<EffectSizes> {
  if (!aligned.reference.some((count) => count > 0) || !aligned.current.some((count) => count > 0)) return {}
  const ks = kolmogorovSmirnovBinned(aligned)
  const wasserstein = wassersteinBinned(aligned)
  const spread = profile.standardDeviation > RELATIVE_SPREAD * Math.max(1, Math.abs(profile.mean))
  return {
    ks: ks.statistic,
    ksPValue: ks.pValue,
    wasserstein,
    ...(spread && { wassersteinNormed: wasserstein / profile.standardDeviation }),
    wassersteinIsLowerBound: (counts.special['under'] ?? 0) + (counts.special['over'] ?? 0) > 0,
  }
}

/** Adds rows beyond the guard band as point masses at its edges. */
function withClamped(
  aligned: AlignedHistograms,
  { guard, special }: NumericFeatureProfile,
  counts: FeatureCounts,
): AlignedHistograms {
  if (!guard) return aligned
  const under = { reference: special['under'] ?? 0, current: counts.special['under'] ?? 0 }
  const over = { reference: special['over'] ?? 0, current: counts.special['over'] ?? 0 }
  return appendMass(prependMass(aligned, guard.lower, under), guard.upper, over)
}

interface Mass {
  readonly reference: number
  readonly current: number
}

function prependMass(aligned: AlignedHistograms, at: number, mass: Mass): AlignedHistograms {
  if (mass.reference + mass.current === 0) return aligned
  const first = Math.min(at, aligned.edges[0] ?? at)
  const gap = aligned.edges.length > 0 ? [0] : []
  return {
    edges: [first, first, ...aligned.edges],
    reference: [mass.reference, ...gap, ...aligned.reference],
    current: [mass.current, ...gap, ...aligned.current],
    ...(aligned.referenceMeans && { referenceMeans: [first, ...gap.map(() => first), ...aligned.referenceMeans] }),
  }
}

function appendMass(aligned: AlignedHistograms, at: number, mass: Mass): AlignedHistograms {
  if (mass.reference + mass.current === 0) return aligned
  const last = Math.max(at, aligned.edges.at(-1) ?? at)
  const gap = aligned.edges.length > 0 ? [0] : []
  return {
    edges: [...aligned.edges, last, last],
    reference: [...aligned.reference, ...gap, mass.reference],
    current: [...aligned.current, ...gap, mass.current],
    ...(aligned.referenceMeans && { referenceMeans: [...aligned.referenceMeans, ...gap.map(() => last), last] }),
  }
}
