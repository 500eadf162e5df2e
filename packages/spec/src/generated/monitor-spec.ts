import type { CalendarUnit } from '../time/window.ts'
import type { ExpectedDrift } from '../expected-drift.ts'

/** A checked monitoring spec: every default filled in, durations in milliseconds, dates as instants. */
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
}
