export declare class ProfileError extends Error {
    readonly name = "ProfileError";
    readonly code: 'ERR_PROFILE_SYNTAX' | 'ERR_PROFILE_FORMAT' | 'ERR_PROFILE_DAMAGED' | 'ERR_PROFILE_MODEL';
    constructor(code: ProfileError['code'], message: string);
}
export declare const FIRST_PROFILE_FORMAT = "driftline.profile/v1";
export declare const HASH_BUCKETS = 64;
export declare const OVER_INDEX = 1;
export declare const PROFILE_FORMAT = "driftline.profile/v2";
export declare const UNDER_INDEX = 0;
export declare function bucketLabel(bucket: number): string;
export declare function canonicalJson(value: unknown): string;
export declare function chooseNumericCells(histogram: ExponentialHistogramData): NumericCells;
export declare function chooseScoreCells(histogram: ExplicitHistogramData): {
    readonly edges: readonly number[];
};
export declare function chooseScoreTails(histogram: ExplicitHistogramData): Tails;
export declare function chooseTails(histogram: ExponentialHistogramData, outside: {
    readonly under: number;
    readonly over: number;
}): Tails;
export declare function classifyValue(value: unknown, rule: ValueRule, sink: ValueSink): void;
export declare function createScoreCounter(edges: readonly number[]): (histogram: ExplicitHistogramData) => readonly number[];
export declare function createSketchCounter(edges: readonly SketchEdge[], zeroThreshold: number): (histogram: ExponentialHistogramData) => readonly number[];
export declare function createValueRule({ type, spec, guard, categories }: ValueRuleSource): ValueRule;
export declare function escapeCategory(name: string): string;
export declare function findProfile(profiles: readonly ReferenceProfile[], version: string): ReferenceProfile | undefined;
export declare function hashBucket(text: string): number;
export declare function numericCellOf(cells: NumericCells, value: number, zeroThreshold: number): number;
export declare function openProfile(json: unknown, { file, model }: OpenProfileOptions): OpenProfile;
export declare function outsideGuard(special: Readonly<Record<string, number>>): {
    readonly under: number;
    readonly over: number;
};
export declare function parseProfile(text: string, options: ParseProfileOptions): ReferenceProfile;
export declare function readCategoryLabel(label: string): CategoryLabel;
export declare function readHashKey({ variables, readFile, hmac }: HashKeySource): FoundHashKey;
export declare function toFeatureGrid(feature: unknown): FeatureGrid;
export interface CategoricalFeatureProfile extends ProfileCounts, ReferenceScatter {
    readonly type: 'categorical';
    readonly categories: Readonly<Record<string, number>>;
    readonly other: number;
    readonly buckets?: Readonly<Record<string, number>>;
    readonly hashKey?: string;
    readonly special?: Readonly<Record<string, number>>;
    readonly ratesOnly?: true;
    readonly newCategoryRate: number;
    readonly bucketDesignEffect?: DesignEffects;
}
export interface CountedCells {
    readonly cells: readonly number[];
    readonly special?: Readonly<Record<string, number>>;
}
export interface DesignEffect {
    readonly value: number;
    readonly blocks: number;
    readonly merged?: readonly MergedDesignEffect[];
}
export interface FeatureGrid {
    readonly type: 'numeric' | 'categorical' | undefined;
    readonly zeroThreshold: number;
    readonly guard: {
        readonly lower: number;
        readonly upper: number;
    } | undefined;
    readonly bounds: readonly number[] | undefined;
    readonly categories: readonly string[] | undefined;
    readonly hashKey: string | undefined;
}
export interface HashKey {
    readonly id: string;
    readonly bucketOf: (feature: string, category: string) => number;
}
export interface HashKeySource {
    readonly variables: Readonly<Record<string, string | undefined>>;
    readonly readFile: (path: string) => string;
    readonly hmac: HmacSha256;
}
export interface MergedDesignEffect {
    readonly windows: number;
    readonly value: number;
    readonly blocks: number;
}
export interface NumericCells {
    readonly negative: readonly number[];
    readonly belowZero: boolean;
    readonly aboveZero: boolean;
    readonly positive: readonly number[];
}
export interface NumericFeatureProfile extends ProfileCounts, ReferenceScatter {
    readonly type: 'numeric';
    readonly minimum: number;
    readonly maximum: number;
    readonly mean: number;
    readonly standardDeviation: number;
    readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>;
    readonly cells: NumericCells;
    readonly tails: Tails;
    readonly displayEdges: readonly number[];
    readonly wholeNumbers?: true;
    readonly zeroThreshold: number;
    readonly guard: {
        readonly lower: number;
        readonly upper: number;
    } | null;
    readonly special: Readonly<Record<string, number>>;
    readonly histogram: ExponentialHistogramData;
}
export interface OpenProfile {
    readonly id: string;
    readonly modelName: string | undefined;
    readonly features: Readonly<Record<string, unknown>>;
    readonly json: Readonly<Record<string, unknown>>;
}
export interface OpenProfileOptions {
    readonly file: string;
    readonly model: string;
}
export interface ParseProfileOptions extends OpenProfileOptions {
    readonly hash: (text: string) => string;
}
export interface PhaseReference {
    readonly phase: CalendarPhase;
    readonly tables: Readonly<Record<string, CountedCells>>;
    readonly alike?: readonly (readonly number[])[];
}
export interface ProfileCounts {
    readonly count: number;
    readonly missing: number;
    readonly invalid: number;
    readonly outOfRange: number;
}
export interface ProfileProvenance {
    readonly source: string;
    readonly sourceHash?: string;
    readonly rows: readonly [number, number];
    readonly rowCount: number;
    readonly columns?: readonly string[];
    readonly from?: string;
    readonly to?: string;
    readonly scoreRows?: readonly [number, number];
    readonly producer: string;
}
export interface ReferenceProfile {
    readonly format: typeof PROFILE_FORMAT;
    readonly id: string;
    readonly model: {
        readonly name: string;
        readonly version?: string;
    };
    readonly provenance: ProfileProvenance;
    readonly features: Readonly<Record<string, FeatureProfile>>;
    readonly segments: Readonly<Record<string, Readonly<Record<string, SegmentReference>>>>;
}
export interface ReferenceScatter {
    readonly designEffect: DesignEffects;
    readonly rateDesignEffect: Readonly<Record<string, Readonly<Partial<Record<RateKind, DesignEffect>>>>>;
    readonly phases?: Readonly<Record<string, PhaseReference>>;
    readonly wasConstant?: true;
}
export interface ScoreFeatureProfile extends ProfileCounts, ReferenceScatter {
    readonly type: 'score';
    readonly mean: number;
    readonly standardDeviation: number;
    readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>;
    readonly cells: {
        readonly edges: readonly number[];
    };
    readonly tails: Tails;
    readonly displayEdges: readonly number[];
    readonly bounds: readonly number[];
    readonly special: Readonly<Record<string, number>>;
    readonly histogram: ExplicitHistogramData;
}
export interface SegmentFeature {
    readonly profile: FeatureProfile;
    readonly shared: CountedCells;
}
export interface SegmentReference {
    readonly rows: number;
    readonly problems: Readonly<Record<string, number>>;
    readonly features: Readonly<Record<string, Partial<SegmentFeature>>>;
}
export interface Tails {
    readonly lower?: number;
    readonly upper?: number;
    readonly count: number;
}
export interface ValueRule {
    readonly type: 'numeric' | 'categorical' | undefined;
    readonly min: number;
    readonly max: number;
    readonly lower: number;
    readonly upper: number;
    readonly specialNames: readonly string[];
    readonly specialByText: ReadonlyMap<string, number>;
    readonly specialByNumber: ReadonlyMap<number, number>;
    readonly expected: ReadonlySet<string> | undefined;
}
export interface ValueRuleSource {
    readonly type?: ValueRule['type'];
    readonly spec?: Partial<Pick<FeatureSpec, 'min' | 'max' | 'special' | 'values'>> | undefined;
    readonly guard?: {
        readonly lower: number;
        readonly upper: number;
    } | null | undefined;
    readonly categories?: Iterable<string> | undefined;
}
export interface ValueSink {
    number(value: number): void;
    category(name: string): void;
    special(name: string, index: number): void;
    problem(problem: ValueProblem): void;
}
export type CategoryLabel = {
    readonly kind: 'name';
    readonly name: string;
}
 | {
    readonly kind: 'bucket';
    readonly bucket: number;
}
 | {
    readonly kind: 'other';
};
export type DesignEffects = Readonly<Record<string, DesignEffect>>;
export type FeatureProfile = NumericFeatureProfile | ScoreFeatureProfile | CategoricalFeatureProfile;
export type FoundHashKey = {
    readonly key: HashKey;
} | {
    readonly key?: never;
    readonly problem: string;
};
export type RateKind = 'missing' | 'type' | 'range' | 'new_category' | 'tails';
export type SketchEdge = {
    readonly side: 'negative';
    readonly value: number;
} | {
    readonly side: 'below_zero';
} | {
    readonly side: 'above_zero';
} | {
    readonly side: 'positive';
    readonly value: number;
};
export type ValueProblem = Exclude<MlFeatureProblem, 'stale' | 'unexpected'>;
