export declare class SpecTextError extends Error {
    readonly name = "SpecTextError";
    readonly code: 'ERR_DURATION' | 'ERR_WINDOW' | 'ERR_DATE' | 'ERR_TIME_OUT_OF_RANGE';
    constructor(code: SpecTextError['code'], message: string);
}
export declare function closestName(name: string, known: readonly string[]): string | undefined;
export declare function firstInstantOf(wallMs: number, timezone: string): number;
export declare function inactiveFields(text: string, { file }?: ParseMonitorSpecOptions): readonly Issue[];
export declare function isTimezone(timezone: string): boolean;
export declare function locateIn(text: string): Locate;
export declare function offsetAt(timeMs: number, timezone: string): number;
export declare function parseDuration(text: string): number;
export declare function parseMonitorSpec(text: string, { file }?: ParseMonitorSpecOptions): Checked<MonitorSpec>;
export declare function parseRangeEnd(text: string, timezone: string): number;
export declare function parseWindow(text: string): Window;
export declare function phaseAt(phase: CalendarPhase, timeMs: number, timezone: string): number;
export declare function phaseOfWindow(window: Window): Exclude<CalendarPhase, 'hour_of_week'> | undefined;
export declare function renderIssue(issue: Issue, sourceText: string): string;
export declare function renderPath(path: Path): string;
export declare function windowAt(window: Window, timeMs: number, timezone: string): TimeRange;
export interface ExpectedDrift {
    readonly feature: string;
    readonly fromMs: number;
    readonly toMs?: number;
    readonly reason?: string;
}
export interface Issue {
    readonly file: string;
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly hint: string;
}
export interface ParseMonitorSpecOptions {
    readonly file?: string;
}
export interface TimeRange {
    readonly startMs: number;
    readonly endMs: number;
}
export type AlertingSpec = MonitorSpec['alerting'];
export type CalendarPhase = 'hour_of_day' | 'hour_of_week' | 'weekday' | 'month';
export type CalendarUnit = 'day' | 'week' | 'month' | 'year';
export type Checked<T> = {
    readonly ok: true;
    readonly value: T;
} | {
    readonly ok: false;
    readonly issues: readonly Issue[];
};
export type CustomSlo = NonNullable<SloSpecs['custom']>[number];
export type FeatureSpec = MonitorSpec['features'][string];
export type Locate = (path: Path, at?: 'key' | 'value' | {
    readonly character: number;
}) => Position;
export type MonitorSpec = ReadonlyDeep<Omit<Parsed, 'expected' | 'references'>> & {
    readonly expected: readonly ExpectedDrift[];
    readonly references: ReadonlyDeep<Parsed['references']> & {
        readonly order: readonly string[];
    };
};
export type Path = readonly (string | number)[];
export type SegmentDimension = MonitorSpec['segments']['dimensions'][number];
export type SloSpecs = MonitorSpec['slos'];
export type TierSpec = NonNullable<AlertingSpec['tiers']>[number];
export type Window = {
    readonly kind: 'duration';
    readonly name: string;
    readonly durationMs: number;
} | {
    readonly kind: 'calendar';
    readonly name: string;
    readonly unit: CalendarUnit;
    readonly count: number;
};
