export declare const NO_BUCKETS: ExponentialBuckets;
export declare function alignExplicitHistograms(reference: ExplicitHistogramData, current: ExplicitHistogramData): AlignedHistograms;
export declare function alignExponentialHistograms(reference: ExponentialHistogramData, current: ExponentialHistogramData): AlignedHistograms;
export declare function betaQuantile(p: number, a: number, b: number): number;
export declare function betaSurvival(x: number, a: number, b: number): number;
export declare function bucketIndex(value: number, scale: number): number;
export declare function bucketUpperBound(index: number, scale: number): number;
export declare function chiSquareQuantile(p: number, degreesOfFreedom: number): number;
export declare function chiSquareSurvival(x: number, degreesOfFreedom: number): number;
export declare function chiSquareTest(reference: ArrayLike<number>, current: ArrayLike<number>): ChiSquareResult;
export declare function clopperPearsonDifferenceLowerBound(samples: {
    readonly reference: Proportion;
    readonly current: Proportion;
}, alpha: number): number;
export declare function clopperPearsonInterval(successes: number, trials: number, alpha: number): ProportionInterval;
export declare function countLeftClosed(values: ArrayLike<number>, edges: readonly number[]): number[];
export declare function countLeftClosedSorted(sorted: ArrayLike<number>, edges: readonly number[]): number[];
export declare function countWithTies(values: ArrayLike<number>, bins: DecileBins): number[];
export declare function countWithTiesSorted(sorted: ArrayLike<number>, { edges, tied }: DecileBins): number[];
export declare function createExplicitHistogram(bounds: readonly number[]): ExplicitHistogram;
export declare function createExponentialHistogram(options?: ExponentialHistogramOptions): ExponentialHistogram;
export declare function createHistogramAligner(reference: ExponentialHistogramData): HistogramAligner;
export declare function decileBins(sortedReference: ArrayLike<number>): DecileBins;
export declare function downscaleExponentialHistogram(data: ExponentialHistogramData, scale: number): ExponentialHistogramData;
export declare function emptyExponentialHistogram(zeroThreshold?: number): ExponentialHistogramData;
export declare function explicitBucketIndex(bounds: readonly number[], value: number): number;
export declare function hellingerDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number;
export declare function jensenShannonDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number;
export declare function kolmogorovSmirnov(reference: ArrayLike<number>, current: ArrayLike<number>): KolmogorovSmirnovResult & {
    readonly missing: MissingCounts;
};
export declare function kolmogorovSmirnovBinned(aligned: AlignedHistograms): KolmogorovSmirnovResult;
export declare function kolmogorovSmirnovSorted(reference: ArrayLike<number>, current: ArrayLike<number>): KolmogorovSmirnovResult;
export declare function kolmogorovSurvival(t: number): number;
export declare function lInfinityDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number;
export declare function logitScoreBounds(thresholds?: readonly number[]): readonly number[];
export declare function mergeCategoryCounts(a: CategoryCounts, b: CategoryCounts): CategoryCounts;
export declare function mergeExplicitHistograms(a: ExplicitHistogramData, b: ExplicitHistogramData): ExplicitHistogramData;
export declare function mergeExponentialHistograms(a: ExponentialHistogramData, b: ExponentialHistogramData, maxSize?: number): ExponentialHistogramData;
export declare function newcombeDifferenceLowerBound(samples: {
    readonly reference: Proportion;
    readonly current: Proportion;
}, z: number): number;
export declare function nonCentralChiSquareQuantile(p: number, degreesOfFreedom: number, noncentrality: number): number;
export declare function nonCentralChiSquareSurvival(x: number, degreesOfFreedom: number, noncentrality: number): number;
export declare function noncentralityLowerBound(x: number, degreesOfFreedom: number, alpha: number): number;
export declare function normalQuantile(p: number): number;
export declare function normalSurvival(z: number): number;
export declare function populationStabilityIndex(reference: ArrayLike<number>, current: ArrayLike<number>, options?: PopulationStabilityOptions): number;
export declare function quantileSorted(sorted: ArrayLike<number>, p: number): number;
export declare function raiseZeroThreshold(data: ExponentialHistogramData, threshold: number): ExponentialHistogramData;
export declare function regularisedIncompleteBeta(x: number, a: number, b: number): number;
export declare function sortNumbers(values: Float64Array): Float64Array;
export declare function sortSample(values: ArrayLike<number>): SortedSample;
export declare function sortedDistances(reference: ArrayLike<number>, current: ArrayLike<number>): {
    readonly ks: KolmogorovSmirnovResult;
    readonly wasserstein: number;
};
export declare function subtractExplicitHistogram(later: ExplicitHistogramData, earlier: ExplicitHistogramData): ExplicitHistogramData | undefined;
export declare function subtractExponentialHistogram(later: ExponentialHistogramData, earlier: ExponentialHistogramData): ExponentialHistogramData | undefined;
export declare function summarise(values: ArrayLike<number>): SampleSummary;
export declare function topCategories({ counts, other, missing }: CategoryCounts, k: number): CategoryCounts;
export declare function totalVariationDistance(reference: ArrayLike<number>, current: ArrayLike<number>): number;
export declare function trimBuckets(buckets: ExponentialBuckets): ExponentialBuckets;
export declare function wassersteinBinned(aligned: AlignedHistograms, bounds?: ValueBounds): number;
export declare function wassersteinDistance(reference: ArrayLike<number>, current: ArrayLike<number>): WassersteinResult;
export declare function wassersteinSorted(reference: ArrayLike<number>, current: ArrayLike<number>): number;
export declare function wilsonInterval(successes: number, trials: number, z: number): ProportionInterval;
export interface AlignedHistograms {
    readonly edges: readonly number[];
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly referenceMeans?: readonly number[];
}
export interface CategoryCounts {
    readonly counts: Readonly<Record<string, number>>;
    readonly other: number;
    readonly missing: number;
}
export interface ChiSquareResult {
    readonly statistic: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
    readonly cramersV: number;
}
export interface DecileBins {
    readonly edges: readonly number[];
    readonly tied: readonly number[];
}
export interface ExplicitHistogram {
    record(value: number, count?: number): boolean;
    merge(data: ExplicitHistogramData): void;
    toData(): ExplicitHistogramData;
}
export interface ExplicitHistogramData {
    readonly bounds: readonly number[];
    readonly counts: readonly number[];
    readonly count: number;
    readonly sum?: number;
    readonly min?: number;
    readonly max?: number;
}
export interface ExponentialBuckets {
    readonly offset: number;
    readonly counts: readonly number[];
}
export interface ExponentialHistogram {
    record(value: number, count?: number): boolean;
    merge(data: ExponentialHistogramData): void;
    toData(): ExponentialHistogramData;
}
export interface ExponentialHistogramData {
    readonly scale: number;
    readonly zeroThreshold: number;
    readonly zeroCount: number;
    readonly positive: ExponentialBuckets;
    readonly negative: ExponentialBuckets;
    readonly count: number;
    readonly sum?: number;
    readonly min?: number;
    readonly max?: number;
}
export interface ExponentialHistogramOptions {
    readonly maxSize?: number;
    readonly zeroThreshold?: number;
    readonly maxScale?: number;
}
export interface KolmogorovSmirnovResult {
    readonly statistic: number;
    readonly pValue: number;
}
export interface MissingCounts {
    readonly reference: number;
    readonly current: number;
}
export interface Proportion {
    readonly successes: number;
    readonly trials: number;
}
export interface ProportionInterval {
    readonly lower: number;
    readonly upper: number;
}
export interface SampleSummary {
    readonly count: number;
    readonly missing: number;
    readonly mean: number;
    readonly standardDeviation: number;
    readonly min: number;
    readonly max: number;
}
export interface SortedSample {
    readonly sorted: Float64Array;
    readonly missing: number;
}
export interface ValueBounds {
    readonly min: number;
    readonly max: number;
}
export interface WassersteinResult {
    readonly distance: number;
    readonly missing: MissingCounts;
}
export type HistogramAligner = (current: ExponentialHistogramData) => AlignedHistograms;
export type PopulationStabilityOptions = {
    readonly pseudoCount?: number;
    readonly floor?: never;
} | {
    readonly floor: number;
    readonly pseudoCount?: never;
};
