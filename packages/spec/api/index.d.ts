export declare class SpecTextError extends Error {
    readonly name = "SpecTextError";
    readonly code: 'ERR_DURATION' | 'ERR_WINDOW' | 'ERR_DATE' | 'ERR_TIME_OUT_OF_RANGE';
    constructor(code: SpecTextError['code'], message: string);
}
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
export type MonitorSpec = {
    readonly apiVersion: "driftline/v1";
    readonly kind: "ModelMonitor";
    readonly model: {
        readonly name: string;
        readonly version?: string;
        readonly task: "anomaly" | "binary" | "multiclass" | "other" | "ranking" | "regression";
        readonly owner?: string;
        readonly riskTier: number;
        readonly runbook?: string;
        readonly environment: string;
    };
    readonly features: {
        readonly [x: string]: {
            readonly type?: "categorical" | "numeric";
            readonly unit?: string;
            readonly min?: number;
            readonly max?: number;
            readonly values?: readonly string[];
            readonly special?: readonly (string | number)[];
            readonly importance?: number;
            readonly critical: boolean;
            readonly calendar: boolean;
            readonly ratesOnly?: boolean;
            readonly discrete?: boolean;
            readonly timestamp?: string;
            readonly maxAgeMs?: number;
        };
    };
    readonly segments: {
        readonly dimensions: readonly ({
            readonly name: string;
            readonly values?: readonly string[];
        } | {
            readonly name: string;
            readonly values?: readonly string[];
        })[];
        readonly pin: readonly {
            readonly [x: string]: string;
        }[];
    };
    readonly windows: readonly ({
        readonly kind: 'duration';
        readonly name: string;
        readonly durationMs: number;
    } | {
        readonly kind: 'calendar';
        readonly name: string;
        readonly unit: CalendarUnit;
        readonly count: number;
    })[];
    readonly timezone: string;
    readonly columns: {
        readonly time?: string;
        readonly prediction?: string;
        readonly score?: string;
        readonly label?: string;
        readonly id?: string;
        readonly version?: string;
    };
    readonly score: {
        readonly thresholds: readonly number[];
    };
    readonly privacy: {
        readonly snapshot: readonly string[];
        readonly hash: readonly string[];
        readonly minimumCount: number;
    };
    readonly labels: {
        readonly cohort: {
            readonly kind: 'duration';
            readonly name: string;
            readonly durationMs: number;
        } | {
            readonly kind: 'calendar';
            readonly name: string;
            readonly unit: CalendarUnit;
            readonly count: number;
        };
        readonly matureAfterMs: number;
        readonly horizonMs: number;
    };
    readonly slos: {
        readonly availability?: {
            readonly objective: number;
            readonly source?: "processor" | "service";
        } | {
            readonly objective: number;
            readonly source?: 'processor' | 'service';
        };
        readonly latency?: {
            readonly objective: number;
            readonly source?: "processor" | "service";
            readonly belowMs: number;
        };
        readonly drift?: {
            readonly objective: number;
        } | {
            readonly objective: number;
        };
        readonly missing?: {
            readonly objective: number;
        } | {
            readonly objective: number;
        };
        readonly freshness?: {
            readonly belowMs: number;
            readonly objective: number;
        };
        readonly quality?: {
            readonly good: string;
            readonly objective: number;
        };
        readonly custom?: readonly {
            readonly name: string;
            readonly good: string;
            readonly total: string;
            readonly objective: number;
            readonly description: string;
        }[];
    };
    readonly alerting: {
        readonly team?: string;
        readonly period: "28d" | "30d";
        readonly environments?: readonly string[];
        readonly match: readonly string[];
        readonly by: readonly string[];
        readonly labels: {
            readonly [x: string]: string;
        };
        readonly dashboard?: string;
        readonly runbookBase?: string;
        readonly minBad: {
            readonly page: number;
            readonly ticket: number;
        } | {
            readonly page: number;
            readonly ticket: number;
        };
        readonly tiers?: readonly {
            readonly name: string;
            readonly severity: "critical" | "warning";
            readonly factor: number;
            readonly longMs: number;
            readonly shortMs: number;
            readonly forMs: number;
            readonly keepFiringForMs: number;
        }[];
        readonly pageOn: readonly ("drift" | "quality")[];
    };
    readonly expected: readonly ExpectedDrift[];
    readonly references: {
        readonly training: {
            readonly profile?: string;
            readonly baseline: {
                readonly rows: number;
                readonly withinMs: number;
            };
        };
        readonly seasonal?: {
            readonly weeks: number;
            readonly match: "day-of-week" | "hour-of-day" | "hour-of-week";
        };
        readonly rolling?: {
            readonly spanMs: number;
            readonly gapMs: number;
        };
        readonly previousVersion?: {
            readonly [x: string]: never;
        };
    } & {
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
