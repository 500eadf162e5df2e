export declare const MOST_COLUMNS = 180;
export declare const differenceWords: Readonly<Record<DifferenceStatus, string>>;
export declare const distributionColours: {
    readonly reference: {
        readonly light: '#cfd5dc';
        readonly dark: '#3b4550';
    };
    readonly current: {
        readonly light: '#2166ac';
        readonly dark: '#6db3f8';
    };
};
export declare const severitySteps: readonly SeverityStep[];
export declare const stateColours: {
    readonly onWarm: {
        readonly light: '#3b2a00';
        readonly dark: '#ffe9b8';
    };
    readonly onHot: {
        readonly light: '#ffffff';
        readonly dark: '#1d0b04';
    };
    readonly hatch: {
        readonly light: '#aab2bb';
        readonly dark: '#4b5560';
    };
    readonly accepted: {
        readonly light: '#9ec3e6';
        readonly dark: '#2d5680';
    };
    readonly tick: {
        readonly light: '#0d3a66';
        readonly dark: '#cfe6ff';
    };
    readonly suspected: {
        readonly light: '#eda32b';
        readonly dark: '#8f6c1c';
    };
};
export declare const stateText: Readonly<Record<DriftState, string>>;
export declare const statesByUrgency: readonly DriftState[];
export declare function acceptedWords({ accepted }: Pick<ShownVerdict, 'accepted'>, toText: (time: string) => string): string | undefined;
export declare function agoText(instant: Instant | null | undefined, { nowMs, zone }: Viewpoint): TimeText;
export declare function arrange<V extends ShownVerdict>(lines: readonly V[], { mostColumns, latest }?: ArrangeOptions): ModelView<V>;
export declare function besideHeadline(items: readonly Latest[]): string;
export declare function besideWords(beside: readonly ShownVerdict[]): string | undefined;
export declare function binColumns(windows: readonly WindowSpan[], mostColumns: number): readonly HeatColumn[];
export declare function cellLook(verdict: Pick<ShownVerdict, 'state' | 'severity' | 'notRenewed'> | undefined): CellLook;
export declare function chanceBasis(objectives: readonly ObjectiveExplanation[]): string | undefined;
export declare function chanceWords({ kind, tiers, falseAlerts }: ObjectiveExplanation): readonly string[];
export declare function compareCounts(a: StateCounts, b: StateCounts): number;
export declare function compareRows(a: Ranked, b: Ranked): number;
export declare function countStates({ features }: Pick<ModelRows, 'features'>): StateCounts;
export declare function createBesideOf<V extends ShownVerdict>(lines: readonly V[]): (line: V) => readonly V[];
export declare function createColumnFinder(columns: readonly HeatColumn[]): (timeMs: number) => number;
export declare function createTimeLabels(window: string, { zone }?: TimeLabelOptions): TimeLabels;
export declare function detectableWords({ detectable }: Pick<ShownVerdict, 'detectable'>): string | undefined;
export declare function durationWords(durationMs: number): string;
export declare function featureViews<V extends ShownVerdict>(lines: readonly V[], { columns, anchorPrefix, shownEndMs }: FeaturePlaces): readonly FeatureView<V>[];
export declare function headlineOf<T extends Latest>(items: readonly T[]): readonly T[];
export declare function isCalendarWindow(window: string): boolean;
export declare function isNotable({ latest, worst }: NowAndWorst): boolean;
export declare function isNotableInSegment({ latest, worst }: NowAndWorst): boolean;
export declare function isWhole({ feature }: Pick<ShownVerdict, 'feature'>): boolean;
export declare function largestShiftText({ reference, current }: SharesThenAndNow, toName: (index: number) => string): string;
export declare function modelFacts(rows: ModelRows): ModelFacts;
export declare function modelSentence(facts: ModelFacts, options: SentenceOptions): string;
export declare function nameInRole(name: string, { role }: Pick<ShownVerdict, 'role'>): string;
export declare function nextLook({ kind, notRenewed, statistics, }: Pick<ShownVerdict, 'kind' | 'notRenewed' | 'statistics'>): string;
export declare function promiseWords({ promise, allowedMs }: ObjectiveExplanation, periodMs: number): string;
export declare function rankFeatures<V extends ShownVerdict>(lines: readonly V[]): readonly RankedFeature<V>[];
export declare function referenceRows({ kinds }: Pick<ShownVerdict, 'kinds'>): number | undefined;
export declare function retentionWords({ alertsMs, screensMs }: RulesExplanation['lookBack']): string;
export declare function segmentName({ name, value }: ShownVerdict['segment']): string;
export declare function severityStepOf(severity: number): SeverityStep;
export declare function severityWords({ severity, windowSeverity }: Pick<ShownVerdict, 'severity' | 'windowSeverity'>): string;
export declare function shortenApart(names: readonly string[], maxLength: number): readonly string[];
export declare function shortenMiddle(name: string, maxLength: number): string;
export declare function shownSentence(verdict: ShownVerdict, context: ShownSentenceContext): string;
export declare function sinceText(instant: Instant | null | undefined, { nowMs, zone, window }: Viewpoint & {
    readonly window?: string;
}): TimeText;
export declare function spanEndingAt(endMs: number, window: string, zone: string): WindowSpan | undefined;
export declare function stateWords({ state, notRenewed, learning, }: Pick<ShownVerdict, 'state' | 'notRenewed' | 'learning'>): string;
export declare function subjectName(line: Pick<ShownVerdict, 'feature'>): string;
export declare function tallyText(states: readonly DriftState[], wordOf: (state: DriftState) => string): string;
export declare function tierWords(tier: TierExplanation, { kind, badEvents }: ObjectiveExplanation): TierWords;
export declare function toBinText(upper: readonly (number | null)[], bin: number): string;
export declare function toCells<V extends Judged & WindowSpan>(history: readonly V[], toColumn: (timeMs: number) => number, columnCount: number): readonly (V | undefined)[];
export declare function toCountText(count: number, noun: string): string;
export declare function toEffectText(verdict: Pick<ShownVerdict, 'kind' | 'lowerBound' | 'kinds' | 'statistics'>): EffectText;
export declare function toNumberText(value: number): string;
export declare function toPartText(part: number | undefined, whole: number | undefined): string;
export declare function toPercentText(share: number): string;
export declare function toSeverityText(severity: number): string;
export declare function toTimeMs(instant: Instant): number;
export declare function verdictNotes(line: ShownVerdict, labels: TimeLabels, beside: readonly ShownVerdict[]): readonly string[];
export declare function wasClearlyWorse({ latest, worst }: NowAndWorst<Pick<ShownVerdict, 'severity'>>): boolean;
export interface ArrangeOptions {
    readonly mostColumns?: number;
    readonly latest?: 'last' | 'complete';
}
export interface CellLook {
    readonly fill?: ThemeColours;
    readonly mark: CellMark;
    readonly markColour?: ThemeColours;
    readonly isBold: boolean;
    readonly isLow: boolean;
}
export interface EffectText {
    readonly effect: string;
    readonly sure: string;
}
export interface FeaturePlaces {
    readonly columns: readonly HeatColumn[];
    readonly anchorPrefix: string;
    readonly shownEndMs?: number;
}
export interface FeatureView<V extends ShownVerdict = ShownVerdict> {
    readonly anchor: string;
    readonly name: string;
    readonly lines: readonly V[];
    readonly latest: V;
    readonly worst: V;
    readonly cells: readonly (V | undefined)[];
}
export interface HeatColumn {
    readonly start: Instant;
    readonly end: Instant;
    readonly windowCount: number;
}
export interface Latest {
    readonly latest: Pick<ShownVerdict, 'role' | 'state'>;
}
export interface ModelFacts {
    readonly counts: StateCounts;
    readonly firstSince?: Instant;
    readonly whole?: DriftState;
    readonly beside?: string;
}
export interface ModelRows {
    readonly features: readonly Latest[];
    readonly whole: readonly Latest[];
}
export interface ModelView<V extends ShownVerdict = ShownVerdict> extends ReferenceView<V> {
    readonly model: string;
    readonly versions: readonly string[];
    readonly window: string;
    readonly start: Instant;
    readonly end: Instant;
    readonly lastStart: Instant;
    readonly windowCount: number;
    readonly windows: readonly ShownWindow[];
    readonly shown: ShownWindow;
    readonly columns: readonly HeatColumn[];
    readonly others: readonly ReferenceView<V>[];
    readonly alsoInLines: readonly string[];
    readonly besideOf: (verdict: V) => readonly V[];
}
export interface NowAndWorst<V = Pick<ShownVerdict, 'state' | 'severity'>> {
    readonly latest: V;
    readonly worst: V;
}
export interface Ranked {
    readonly name: string;
    readonly latest: Pick<ShownVerdict, 'severity' | 'lowerBound'>;
    readonly worst: Pick<ShownVerdict, 'severity'>;
}
export interface RankedFeature<V extends ShownVerdict = ShownVerdict> {
    readonly feature: string;
    readonly segment: ShownVerdict['segment'];
    readonly latest: V;
    readonly worst: V;
    readonly raisedCount: number;
    readonly windowCount: number;
}
export interface ReferenceView<V extends ShownVerdict = ShownVerdict> {
    readonly index: number;
    readonly references: readonly string[];
    readonly whole: readonly FeatureView<V>[];
    readonly features: readonly FeatureView<V>[];
    readonly segments: readonly FeatureView<V>[];
}
export interface SentenceOptions {
    readonly toLabel: (instant: Instant) => string;
    readonly empty: string;
}
export interface SeverityStep extends ThemeColours {
    readonly index: number;
    readonly from: number;
    readonly band: SeverityBand;
}
export interface SharesThenAndNow {
    readonly reference: readonly number[];
    readonly current: readonly number[];
}
export interface ShownSentenceContext {
    readonly zone: string;
    readonly spec?: FeatureSpec;
}
export interface ShownVerdict extends Pick<VerdictLine, KnownOfEvery> {
    readonly start: Instant;
    readonly end: Instant;
    readonly state: DriftState;
    readonly severity: number;
    readonly kind?: EvidenceKind | null;
    readonly lowerBound?: number;
    readonly since?: Instant | null;
    readonly detectable?: number | null;
    readonly count?: number;
    readonly partial?: boolean;
    readonly windowSeverity?: number;
    readonly kinds?: VerdictLine['kinds'];
    readonly sentence?: string;
    readonly statistics?: WindowStatistics;
}
export interface ShownWindow {
    readonly start: Instant;
    readonly end: Instant;
    readonly partial: boolean;
}
export interface ThemeColours {
    readonly light: string;
    readonly dark: string;
}
export interface TierWords {
    readonly tells: 'page' | 'ticket';
    readonly outage: string;
    readonly fires: string;
    readonly goesOn: string;
}
export interface TimeLabelOptions {
    readonly zone?: string;
}
export interface TimeLabels {
    readonly toLabel: (start: Instant) => string;
    readonly toShortLabel: (start: Instant) => string;
}
export interface TimeText {
    readonly text: string;
    readonly title: string;
}
export interface Viewpoint {
    readonly nowMs: number;
    readonly zone?: string;
}
export interface WindowSpan {
    readonly start: Instant;
    readonly end: Instant;
}
export type CellMark = 'plain' | 'notch' | 'outline' | 'underline' | 'hatch-rising' | 'hatch-falling' | 'cross-hatch' | 'tick' | 'empty';
export type Instant = string | number;
export type SeverityBand = 'ok' | 'investigate' | 'act';
export type StateCounts = Readonly<Partial<Record<DriftState, number>>>;
export type Theme = keyof ThemeColours;
