export declare const ACT_SEVERITY = 70;
export declare const BYTES_PER_RECORD = 200;
export declare const INVESTIGATE_SEVERITY = 40;
export declare const MINIMUM_ROWS = 30;
export declare const WINDOW_SKETCH_SIZE = 320;
export declare const freshMemory: VerdictMemory;
export declare const noFeatureCounts: FeatureCounts;
export declare const noRowCounts: RowCounts;
export declare function addCategoryLabel(counts: OpenCategoryCounts, label: string, rows: number): void;
export declare function addCategoryRows(counts: OpenCategoryCounts, label: CategoryLabel, { rows, hashKey }: KeyedRows): void;
export declare function addCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>>;
export declare function addressProfile({ format, model, provenance, features, segments }: Omit<ReferenceProfile, 'id'>, hash: ProfileInput['hash']): ReferenceProfile;
export declare function advanceVerdict(memory: VerdictMemory, window: WindowEvidence, options: VerdictOptions): VerdictStep;
export declare function agedRows(counts: FeatureCounts): number;
export declare function areCountable(counts: FeatureCounts): boolean;
export declare function boundText(bound: number): string;
export declare function bucketKey(bucket: number): string;
export declare function buildProfile(input: ProfileInput): ReferenceProfile;
export declare function categoryRows({ names, buckets, other }: CategoryCounts): number;
export declare function compareRoles(a: MlDeploymentRole, b: MlDeploymentRole): number;
export declare function compareSamples(samples: FeatureSamples): SampleComparison;
export declare function comparedCells(reference: CellTable, current: CellTable): CellCounts;
export declare function countEventsUpTo({ bounds, counts, count }: ExplicitHistogramData, bound: number): EventCounts | undefined;
export declare function countRows(profile: FeatureProfile, cells: readonly unknown[] | CellColumn, { spec, hash }?: RowCounting): FeatureCounts;
export declare function countVerdictEvents(lines: Iterable<VerdictLine>, primaryWindow: string): EventCounts;
export declare function createCategoryCounts(): OpenCategoryCounts;
export declare function createModelHealth(options: ModelHealthOptions): ModelHealth;
export declare function distributionEffect(cells: CellCounts, designEffect: number): DistributionEffect;
export declare function earliestVerdictMs({ progress: { windows }, fromMs }: LearningSoFar, { spec, open }: {
    readonly spec: MonitorSpec;
    readonly open: {
        readonly startMs: number;
        readonly endMs: number;
    };
}): number | undefined;
export declare function explainVerdict(line: VerdictLine): Explanation;
export declare function featureSpecOf(spec: MonitorSpec, feature: string): FeatureSpec | undefined;
export declare function isOutput(feature: string): boolean;
export declare function isRaised({ state }: {
    readonly state: MlDriftState;
}): boolean;
export declare function isShareOfRows(kind: EvidenceKind): boolean;
export declare function isoTime(timeMs: number): string;
export declare function judgeWindow(reference: FeatureReference, counts: FeatureCounts, options: JudgeOptions): WindowEvidence;
export declare function learnedText({ rows, time, windows }: Pick<LearningProgress, 'rows' | 'time' | 'windows'>): string;
export declare function mergeCategoryCounts(a: CategoryCounts, b: CategoryCounts): CategoryCounts;
export declare function mergeFeatureCounts(a: FeatureCounts, b: FeatureCounts): FeatureCounts;
export declare function mergeRowCounts(a: RowCounts, b: RowCounts): RowCounts;
export declare function pointsText(bound: number): string;
export declare function prepareProfile(profile: FeatureProfile): PreparedProfile;
export declare function profileReference(prepared: PreparedProfile, scope: ProfileScope): FeatureReference;
export declare function rowsIn(counts: FeatureCounts): number;
export declare function shapeBytes(value: unknown): number;
export declare function sketchKinds(counts: FeatureCounts): readonly SketchKind[];
export declare function sliceColumn({ numbers, codes, values }: CellColumn, from: number, to: number): CellColumn;
export declare function takeSample({ type, cells, spec, hash }: RowsToSample): FeatureSample;
export declare function totalOf(counts: Readonly<Record<string, number>> | undefined): number;
export declare function verdictSentence(verdict: FeatureVerdict, window: WindowEvidence, context: SentenceContext): string;
export interface AcceptCommand extends AcceptanceKey {
    readonly id: string;
    readonly kind?: EvidenceKind;
    readonly by: string;
    readonly reason: string;
    readonly atMs: number;
    readonly untilMs?: number;
}
export interface AcceptedDrift {
    readonly id?: string;
    readonly by: string;
    readonly reason?: string;
    readonly sinceMs: number;
    readonly untilMs: number | null;
}
export interface AcceptedLine {
    readonly id?: string;
    readonly by: string;
    readonly reason?: string;
    readonly since: string;
    readonly until: string | null;
}
export interface BatchHealth {
    readonly summaries: readonly WindowSummary[];
    readonly verdicts: readonly VerdictLine[];
    readonly failures: number;
}
export interface BesideVerdict {
    readonly reference: MlReference;
    readonly state: MlDriftState;
}
export interface BlockPlan {
    readonly timesMs?: Float64Array;
    readonly timezone: string;
}
export interface CategoryChange {
    readonly categories?: readonly CategoryShare[];
    readonly newCategories?: NewCategories;
    readonly spelling?: SpellingGuess;
}
export interface CategoryCounts {
    readonly names: Readonly<Record<string, number>>;
    readonly buckets: Readonly<Record<string, number>>;
    readonly other: number;
    readonly hashKey?: string;
}
export interface CategoryHash {
    readonly keyId: string;
    readonly bucketOf: (category: string) => number;
}
export interface CategoryShare extends ThenAndNow {
    readonly label: string;
}
export interface CellColumn {
    readonly length: number;
    readonly numbers?: Float64Array;
    readonly codes?: Uint32Array;
    readonly values: readonly RawValue[];
}
export interface CellsBasis extends CellCounts {
    readonly of: 'cells';
    readonly designEffect: DesignEffect;
    readonly thresholds: SeverityThresholds;
}
export interface ClosedBatch {
    readonly windows: readonly ClosedWindow[];
}
export interface ClosedWindow {
    readonly window: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly partial: readonly PartialReason[];
    readonly version: string;
    readonly role: MlDeploymentRole;
    readonly segments: readonly SegmentCounts[];
    readonly rows?: RowCounts;
}
export interface ConstantBasis {
    readonly of: 'constant';
    readonly reference: Rate;
    readonly current: Rate;
    readonly designEffect: DesignEffect;
}
export interface Contradiction extends Told {
    readonly name: string;
    readonly figures: number | string | null;
}
export interface CountsSummary {
    readonly rows: number;
    readonly missing?: number;
    readonly invalid?: number;
    readonly quantiles?: WindowQuantiles;
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
    readonly scale: number;
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
export interface EventCounts {
    readonly events: number;
    readonly good: number;
}
export interface Evidence {
    readonly kind: EvidenceKind;
    readonly effect: number;
    readonly lowerBound: number;
    readonly severity: number;
    readonly detectable: number | null;
    readonly basis?: EvidenceBasis;
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
export interface ExplainedCell {
    readonly reference: number;
    readonly current: number;
    readonly referenceShare: number;
    readonly currentShare: number;
    readonly term: number;
}
export interface ExplainedSection {
    readonly title: string;
    readonly steps: readonly ExplainedStep[];
    readonly cells?: readonly ExplainedCell[];
    readonly summary?: string;
}
export interface ExplainedStep {
    readonly name: string;
    readonly how: string;
    readonly value: number | string | null;
    readonly told?: Told;
}
export interface Explanation {
    readonly sections: readonly ExplainedSection[];
    readonly contradictions: readonly Contradiction[];
}
export interface FeatureChange extends NumericChange, CategoryChange {
    readonly only?: SoleValue;
    readonly invalid?: InvalidValues;
}
export interface FeatureCounts {
    readonly values?: ExponentialHistogramData;
    readonly scores?: ExplicitHistogramData;
    readonly categories?: CategoryCounts;
    readonly special: Readonly<Record<string, number>>;
    readonly problems: Readonly<Record<string, number>>;
    readonly aged?: number;
}
export interface FeatureReference {
    readonly type: FeatureProfile['type'];
    readonly compare: (counts: FeatureCounts, scope: ComparisonScope) => FeatureComparison | Incomparable;
}
export interface FeatureSample {
    readonly rows: ClassifiedRows;
    readonly sorted: Float64Array;
}
export interface FeatureSamples {
    readonly profile: FeatureProfile;
    readonly reference: FeatureSample;
    readonly current: Cells;
    readonly spec?: FeatureSpec;
    readonly hash?: CategoryHash | undefined;
    readonly window: string;
    readonly timezone: string;
    readonly weight: number;
}
export interface FeatureVerdict {
    readonly state: DriftState;
    readonly reason?: MlDriftReason;
    readonly severity: number;
    readonly windowSeverity: number;
    readonly kind: EvidenceKind | null;
    readonly lowerBound: number;
    readonly effect: number;
    readonly sinceMs: number | null;
    readonly notRenewed?: true;
    readonly accepted?: AcceptedDrift;
    readonly notCovered?: AcceptedDrift;
}
export interface Forgotten {
    readonly series: number;
    readonly baselines: number;
    readonly histories: number;
    readonly pendingRows: number;
}
export interface JudgeOptions extends ComparisonScope {
    readonly spec?: FeatureSpec;
    readonly learned?: readonly ComparedRate[];
    readonly repeats?: number;
}
export interface KeyedRows {
    readonly rows: number;
    readonly hashKey?: string | undefined;
}
export interface KindLine {
    readonly kind: EvidenceKind;
    readonly effect: number;
    readonly lowerBound: number;
    readonly severity: number;
    readonly detectable: number | null;
    readonly basis?: EvidenceBasis;
}
export interface LearningProgress {
    readonly kind: 'baseline' | 'seasonal' | 'rolling';
    readonly share: number;
    readonly windows: Needed;
    readonly rows?: Needed;
    readonly time?: Needed;
    readonly reason: Extract<MlDriftReason, 'first_windows' | 'not_in_profile' | 'edges_renewed' | 'hash_key'>;
}
export interface LearningSoFar {
    readonly progress: LearningProgress;
    readonly fromMs?: number;
}
export interface ListedAcceptance extends Omit<Acceptance, 'pins' | 'pinnedOf' | 'seenMs'> {
    readonly pinned: readonly {
        readonly window: string;
        readonly startsMs: readonly number[];
        readonly rows: number;
    }[];
    readonly ended?: AcceptanceEnd;
}
export interface ModelHealth {
    readonly close: (batch: ClosedBatch) => Generator<undefined, BatchHealth>;
    readonly isDue: (nowMs: number) => boolean;
    readonly tick: (nowMs: number) => readonly VerdictLine[];
    readonly learning: () => LearningSoFar | undefined;
    readonly forget: (nowMs: number) => Forgotten;
    readonly accept: (command: AcceptCommand) => Accepting;
    readonly revoke: (id: string, nowMs: number) => ListedAcceptance | undefined;
    readonly acceptances: (nowMs: number) => readonly ListedAcceptance[];
    readonly bytes: () => number;
    readonly isEmpty: () => boolean;
    readonly entries: () => Iterable<HealthEntry>;
}
export interface ModelHealthOptions {
    readonly spec: MonitorSpec;
    readonly profiles: readonly ReferenceProfile[];
    readonly state?: Iterable<HealthEntry>;
}
export interface Needed {
    readonly have: number;
    readonly needed: number;
}
export interface NewCategories {
    readonly count: number;
    readonly most: readonly {
        readonly label: string;
        readonly current: number;
    }[];
}
export interface NumericChange {
    readonly usualMedian?: OpenRange;
    readonly quantiles?: WindowQuantiles;
    readonly gain?: OpenRange & ThenAndNow;
    readonly takenOver?: TakenOver;
    readonly tails?: OpenRange;
    readonly farSide?: FarSide;
}
export interface OpenCategoryCounts {
    readonly names: Record<string, number>;
    readonly buckets: Record<string, number>;
    other: number;
    hashKey?: string;
}
export interface OpenRange {
    readonly lower: number | null;
    readonly upper: number | null;
}
export interface Persistence {
    readonly severity: number;
    readonly before: readonly number[];
    readonly persisted: number;
    readonly weight: number;
    readonly standing?: StandingWord;
}
export interface PhaseText {
    readonly name: string;
    readonly one: string;
    readonly when: string;
}
export interface ProfileInput {
    readonly model: ReferenceProfile['model'];
    readonly columns: Readonly<Record<string, ReferenceColumn>>;
    readonly dimensions?: readonly ReferenceDimension[];
    readonly windows: readonly Window[];
    readonly blocks: BlockPlan;
    readonly provenance: ProfileProvenance;
    readonly hash: (text: string) => string;
}
export interface RateBasis {
    readonly of: 'rate';
    readonly reference: Rate;
    readonly current: Rate;
    readonly designEffect: DesignEffect;
    readonly thresholds: SeverityThresholds;
}
export interface ReferenceColumn {
    readonly type: 'numeric' | 'categorical' | 'score';
    readonly cells: Cells;
    readonly spec?: FeatureSpec;
    readonly ratesOnly?: boolean;
    readonly hash?: CategoryHash;
    readonly thresholds?: readonly number[];
    readonly sample?: FeatureSample | undefined;
}
export interface ReferenceDimension {
    readonly name: string;
    readonly values: readonly (string | undefined)[];
    readonly declared?: readonly string[];
}
export interface ReferenceSource {
    readonly name: MlReference;
    readonly observe: (live: LiveWindow) => Generator<undefined, void>;
    readonly referenceFor: (at: ClosedFeature, startsMs: readonly number[]) => ReferenceAnswer;
    readonly segmentsOf?: (at: ClosedFeature) => SegmentReferences | undefined;
    readonly learning?: () => LearningSoFar | undefined;
    readonly forget: (nowMs: number) => Partial<Forgotten>;
    readonly bytes: () => number;
    readonly isEmpty: () => boolean;
    readonly entries: () => Iterable<HealthEntry>;
}
export interface RowCounting {
    readonly spec?: FeatureSpec | undefined;
    readonly hash?: CategoryHash | undefined;
}
export interface RowCounts {
    readonly rows: number;
    readonly duplicates: number;
    readonly unexpected: Readonly<Record<string, number>>;
}
export interface RowsToSample {
    readonly type: FeatureProfile['type'];
    readonly cells: readonly unknown[] | CellColumn;
    readonly spec?: FeatureSpec | undefined;
    readonly hash?: CategoryHash | undefined;
}
export interface SampleComparison {
    readonly type: 'numeric' | 'categorical';
    readonly reference: SampleSize;
    readonly current: SampleSize;
    readonly exact: Partial<ExactStatistics>;
    readonly sketched: WindowStatistics;
    readonly verdict: {
        readonly state: DriftState;
        readonly reason?: MlDriftReason;
        readonly severity: number;
        readonly kind: EvidenceKind | null;
        readonly lowerBound: number;
        readonly kinds: readonly Omit<KindLine, 'basis'>[];
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
    readonly partialFeatures?: ReadonlySet<string>;
}
export interface SentenceContext {
    readonly timezone: string;
    readonly reference: MlReference;
    readonly spec?: FeatureSpec | undefined;
    readonly window?: string;
    readonly phase?: PhaseText | undefined;
    readonly beside?: readonly BesideVerdict[];
    readonly contributions?: readonly SegmentContribution[] | undefined;
}
export interface SeriesKey {
    readonly version: string;
    readonly role: MlDeploymentRole;
    readonly window: string;
    readonly segment: {
        readonly name: string;
        readonly value: string;
    };
    readonly feature: string;
    readonly reference: MlReference;
}
export interface SeverityThresholds {
    readonly warn: number;
    readonly critical: number;
}
export interface SoleValue {
    readonly value: number | string;
    readonly isRounded?: true;
}
export interface StandingWord {
    readonly kind: EvidenceKind;
    readonly severity: number;
    readonly lowerBound: number;
}
export interface TakenOver extends SoleValue, ThenAndNow {
    readonly isSpecial?: true;
}
export interface ThenAndNow {
    readonly reference: number;
    readonly current: number;
}
export interface Told {
    readonly path: string;
    readonly value: number | string | null;
}
export interface VerdictLine {
    readonly model: string;
    readonly version: string;
    readonly role: MlDeploymentRole;
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
    readonly headline?: true;
    readonly count: number;
    readonly state: MlDriftState;
    readonly reason?: MlDriftReason;
    readonly learning?: number;
    readonly severity: number;
    readonly windowSeverity: number;
    readonly notRenewed?: true;
    readonly accepted?: AcceptedLine;
    readonly persistence?: Persistence;
    readonly kind: EvidenceKind | null;
    readonly lowerBound: number;
    readonly detectable: number | null;
    readonly kinds: readonly KindLine[];
    readonly since: string | null;
    readonly sentence: string;
    readonly contributions?: readonly SegmentContribution[];
    readonly details?: readonly SchemaProblem[];
    readonly statistics: WindowStatistics;
    readonly withheld?: Readonly<Record<string, number>>;
}
export interface VerdictMemory {
    readonly previous: readonly RememberedWindow[];
    readonly raised?: RaisedSeries;
    readonly lastTold?: LastTold;
}
export interface VerdictOptions {
    readonly startMs: number;
    readonly endMs: number;
    readonly weight: number;
    readonly accepted: boolean;
}
export interface VerdictStep {
    readonly verdict: FeatureVerdict;
    readonly persistence: Persistence;
    readonly memory: VerdictMemory;
    readonly waits: boolean;
}
export interface WindowEvidence {
    readonly rows: number;
    readonly minimumRows?: number;
    readonly evidence: readonly Evidence[];
    readonly notJudged?: NotJudged;
    readonly disjoint?: true;
    readonly statistics: WindowStatistics;
    readonly ratesOnly?: true;
    readonly buckets?: CategoryComparand;
}
export interface WindowQuantiles {
    readonly p5: number;
    readonly p50: number;
    readonly p95: number;
}
export interface WindowStatistics extends Partial<EffectSizes> {
    readonly psi?: number;
    readonly psiDebiased?: number;
    readonly designEffect?: number;
    readonly missing?: number;
    readonly invalid?: number;
    readonly newCategory?: number;
    readonly outOfRange?: number;
    readonly quantiles?: WindowQuantiles;
    readonly referenceQuantiles?: WindowQuantiles;
    readonly distribution?: DisplayDistribution;
    readonly qualityScore?: number;
    readonly change?: FeatureChange;
}
export interface WindowSummary extends CountsSummary, Pick<ClosedWindow, 'window' | 'startMs' | 'endMs' | 'partial' | 'version' | 'role'> {
    readonly segment: {
        readonly name: string;
        readonly value: string;
    };
    readonly feature: string;
}
export type AcceptRefusal = 'kind' | 'not_raised' | 'past' | 'too_many';
export type Accepting = {
    readonly kind: 'accepted';
    readonly acceptance: ListedAcceptance;
} | Refused;
export type Cells = readonly RawValue[] | CellColumn;
export type DriftState = MlDriftState;
export type EvidenceBasis = CellsBasis | RateBasis | ConstantBasis | VolumeBasis | SilenceBasis;
export type EvidenceKind = MlDriftKind;
export type FarSide = 'below' | 'above';
export type HealthEntry = {
    readonly kind: 'series';
    readonly key: SeriesKey;
    readonly memory: SeriesMemory;
} | {
    readonly kind: 'baseline';
    readonly key: FeatureKey;
    readonly baseline: Baseline;
} | {
    readonly kind: 'history';
    readonly key: HistoryKey;
    readonly history: SavedHistory;
} | {
    readonly kind: 'acceptance';
    readonly key: AcceptanceKey;
    readonly acceptance: Omit<Acceptance, keyof AcceptanceKey>;
} | {
    readonly kind: 'expected';
    readonly key: ExpectedKey;
    readonly pin: ExpectedPin;
} | {
    readonly kind: 'shown';
    readonly key: ShownKey;
    readonly shown: ShownSeries;
} | {
    readonly kind: 'rate';
    readonly key: Pick<FeatureKey, 'feature'>;
    readonly learned: LearnedRate;
} | {
    readonly kind: 'volume';
    readonly key: WindowKey;
    readonly history: VolumeHistory;
} | {
    readonly kind: 'silence';
    readonly key: WindowKey;
    readonly history: SilenceHistory;
};
export type InvalidValues = 'not_numbers' | 'wrong_type' | 'not_finite';
export type NotJudged = Extract<MlDriftReason, 'calendar' | 'edges' | 'sketch' | 'hash' | 'hash_key' | 'failed' | 'edges_renewed'>;
export type PartialReason = Extract<MlDriftReason, 'baseline' | 'unfinished' | 'inconsistent' | 'edges'>;
export type RawValue = string | number | boolean | null | undefined;
export type ReferenceAnswer = {
    readonly kind: 'ready';
    readonly reference: FeatureReference;
}
 | {
    readonly kind: 'learning';
    readonly progress: LearningProgress;
}
 | {
    readonly kind: 'none';
};
export type SketchKind = 'values' | 'scores' | 'categories';
export type SpellingGuess = {
    readonly kind: 'upper_case' | 'lower_case' | 'other_case' | 'spaces';
}
 | {
    readonly kind: 'prefix' | 'suffix' | 'no_prefix' | 'no_suffix';
    readonly affix: string;
};
