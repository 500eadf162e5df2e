export declare const ACT_SEVERITY = 70;
export declare const INVESTIGATE_SEVERITY = 40;
export declare const WINDOW_SKETCH_SIZE = 320;
export declare const freshMemory: VerdictMemory;
export declare const noFeatureCounts: FeatureCounts;
export declare function addCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>>;
export declare function addressProfile({ format, model, provenance, features }: Omit<ReferenceProfile, 'id'>, hash: ProfileInput['hash']): ReferenceProfile;
export declare function advanceVerdict(memory: VerdictMemory, window: WindowEvidence, options: VerdictOptions): {
    readonly verdict: FeatureVerdict;
    readonly memory: VerdictMemory;
};
export declare function buildProfile(input: ProfileInput): ReferenceProfile;
export declare function compareSamples(samples: FeatureSamples): SampleComparison;
export declare function comparedCells(reference: CellTable, current: CellTable): CellCounts;
export declare function countRows(profile: FeatureProfile, cells: readonly FeatureCell[], spec: FeatureSpec | undefined): FeatureCounts;
export declare function createModelHealth(options: ModelHealthOptions): ModelHealth;
export declare function distributionEffect(cells: CellCounts, designEffect: number): DistributionEffect;
export declare function isMissing(cell: FeatureCell): cell is null | undefined | '';
export declare function isoTime(timeMs: number): string;
export declare function judgeWindow(profile: FeatureProfile, counts: FeatureCounts, options: JudgeOptions): WindowEvidence;
export declare function mergeFeatureCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts;
export declare function readNumericRows(cells: readonly FeatureCell[], spec: FeatureSpec | undefined): NumericRows;
export declare function totalOf(counts: Readonly<Record<string, number>> | undefined): number;
export declare function verdictSentence(verdict: FeatureVerdict, window: WindowEvidence, timezone: string): string;
export interface BlockPlan {
    readonly timesMs?: Float64Array;
    readonly timezone: string;
    readonly rowCount: number;
    readonly blockRows?: number;
}
export interface ClosedWindow {
    readonly window: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly partial: boolean;
    readonly version: string;
    readonly segments: readonly SegmentCounts[];
}
export interface DisplayDistribution {
    readonly upper?: readonly (number | null)[];
    readonly categories?: readonly string[];
    readonly reference: readonly number[];
    readonly current: readonly number[];
}
export interface DistributionEffect {
    readonly psi: number;
    readonly psiDebiased: number;
    readonly lowerBound: number;
    readonly cellCount: number;
}
export interface EffectSizes {
    readonly jensenShannon: number;
    readonly hellinger: number;
    readonly totalVariation: number;
    readonly ks?: number;
    readonly ksPValue?: number;
    readonly wasserstein?: number;
    readonly wassersteinNormed?: number;
    readonly wassersteinIsLowerBound?: boolean;
    readonly chiSquare?: number;
    readonly chiSquarePValue?: number;
    readonly cramersV?: number;
}
export interface Evidence {
    readonly kind: EvidenceKind;
    readonly effect: number;
    readonly lowerBound: number;
    readonly severity: number;
}
export interface ExactStatistics {
    readonly psi: number;
    readonly psiHalf: number;
    readonly psiTies: number;
    readonly jensenShannon: number;
    readonly hellinger: number;
    readonly totalVariation: number;
    readonly ks?: number;
    readonly ksPValue?: number;
    readonly wasserstein?: number;
    readonly chiSquare?: number;
    readonly chiSquarePValue?: number;
    readonly cramersV?: number;
}
export interface FeatureCounts {
    readonly values?: ExponentialHistogramData;
    readonly scores?: ExplicitHistogramData;
    readonly categories?: Readonly<Record<string, number>>;
    readonly special: Readonly<Record<string, number>>;
    readonly problems: Readonly<Record<string, number>>;
}
export interface FeatureSamples {
    readonly profile: FeatureProfile;
    readonly reference: readonly FeatureCell[];
    readonly current: readonly FeatureCell[];
    readonly spec?: FeatureSpec;
    readonly window: string;
    readonly timezone: string;
    readonly weight: number;
}
export interface FeatureVerdict {
    readonly state: DriftState;
    readonly severity: number;
    readonly kind: EvidenceKind | null;
    readonly lowerBound: number;
    readonly effect: number;
    readonly sinceMs: number | null;
}
export interface JudgeOptions {
    readonly spec?: FeatureSpec;
    readonly window: string;
    readonly hasProblems: boolean;
}
export interface ModelHealth {
    readonly judge: (closed: ClosedWindow) => readonly VerdictLine[];
    readonly state: () => ModelHealthState;
}
export interface ModelHealthOptions {
    readonly spec: MonitorSpec;
    readonly profileOf: (version: string) => ReferenceProfile | undefined;
    readonly state?: ModelHealthState;
}
export interface ModelHealthState {
    readonly series: Readonly<Record<string, SeriesMemory>>;
    readonly baselines: Readonly<Record<string, Baseline>>;
}
export interface ProfileInput {
    readonly model: ReferenceProfile['model'];
    readonly columns: Readonly<Record<string, ReferenceColumn>>;
    readonly windows: readonly Window[];
    readonly blocks: BlockPlan;
    readonly provenance: ProfileProvenance;
    readonly hash: (text: string) => string;
}
export interface ReferenceColumn {
    readonly type: 'numeric' | 'categorical' | 'score';
    readonly cells: readonly FeatureCell[];
    readonly spec?: FeatureSpec;
    readonly thresholds?: readonly number[];
}
export interface SampleComparison {
    readonly type: 'numeric' | 'categorical';
    readonly reference: SampleSize;
    readonly current: SampleSize;
    readonly exact: Partial<ExactStatistics>;
    readonly sketched: WindowStatistics;
    readonly verdict: {
        readonly state: DriftState;
        readonly severity: number;
        readonly kind: EvidenceKind | null;
        readonly lowerBound: number;
        readonly sentence: string;
    };
}
export interface SampleSize {
    readonly count: number;
    readonly missing: number;
}
export interface SegmentCounts {
    readonly name: string;
    readonly value: string;
    readonly features: Readonly<Record<string, FeatureCounts>>;
}
export interface SeverityThresholds {
    readonly warn: number;
    readonly critical: number;
}
export interface VerdictLine {
    readonly model: string;
    readonly version: string;
    readonly start: string;
    readonly end: string;
    readonly window: string;
    readonly partial: boolean;
    readonly segment: {
        readonly name: string;
        readonly value: string;
    };
    readonly feature: string;
    readonly reference: string;
    readonly count: number;
    readonly state: DriftState;
    readonly severity: number;
    readonly kind: EvidenceKind | null;
    readonly lowerBound: number;
    readonly since: string | null;
    readonly sentence: string;
    readonly statistics: WindowStatistics;
}
export interface VerdictMemory {
    readonly previous: readonly {
        readonly startMs: number;
        readonly severity: number;
    }[];
    readonly raised?: {
        readonly sinceMs: number;
        readonly quietWindows: number;
    };
}
export interface WindowEvidence {
    readonly rows: number;
    readonly evidence: readonly Evidence[];
    readonly notJudged?: NotJudged;
    readonly statistics: WindowStatistics;
}
export interface WindowStatistics extends Partial<EffectSizes> {
    readonly psi?: number;
    readonly psiDebiased?: number;
    readonly phi?: number;
    readonly missing: number;
    readonly invalid: number;
    readonly newCategory?: number;
    readonly outOfRange?: number;
    readonly quantiles?: WindowQuantiles;
    readonly referenceQuantiles?: WindowQuantiles;
    readonly distribution?: DisplayDistribution;
}
export type DriftState = 'learning' | 'insufficient_data' | 'ok' | 'investigate' | 'act' | 'recovering' | 'accepted';
export type EvidenceKind = 'distribution' | 'missing' | 'new_category' | 'range' | 'type' | 'stale' | 'duplicates';
export type FeatureCell = string | number | boolean | null | undefined;
