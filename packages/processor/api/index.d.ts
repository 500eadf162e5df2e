export declare class InsecureBindError extends Error {
    readonly name = "InsecureBindError";
    readonly code = "ERR_INSECURE_BIND";
}
export declare class OtlpDecodeError extends Error {
    readonly name = "OtlpDecodeError";
    readonly code = "ERR_OTLP_DECODE";
}
export declare class PortInUseError extends Error {
    readonly name = "PortInUseError";
    readonly code = "ERR_PORT_IN_USE";
    constructor(host: string, port: number, cause: unknown);
}
export declare class Processor {
    #private;
    readonly registry: ModelRegistry;
    readonly arrivals: Arrivals;
    readonly complaints: Complaints;
    constructor(registry: ModelRegistry, listener?: ClosingListener);
    apply(input: ProcessorInput): AcceptResult | undefined;
    obey(command: Command): Obeyed;
    taking({ points, arrivalMs }: Extract<ProcessorInput, {
        kind: 'points';
    }>): Work<AcceptResult>;
    closing(input: ProcessorInput): Work<void>;
    isBehind(nowMs: number): boolean;
}
export declare class StateDirectoryError extends Error {
    readonly name = "StateDirectoryError";
    readonly code = "ERR_STATE_DIRECTORY";
}
export declare class StateInUseError extends Error {
    readonly name = "StateInUseError";
    readonly code = "ERR_STATE_IN_USE";
}
export declare class StateUnwritableError extends Error {
    readonly name = "StateUnwritableError";
    readonly code = "ERR_STATE_FULL";
}
export declare class StateVersionError extends Error {
    readonly name = "StateVersionError";
    readonly code = "ERR_STATE_VERSION";
}
export declare const DEFAULT_LIMITS: MonitorLimits;
export declare const SERIES_BUDGET = 6000;
export declare function countPoints(points: readonly MetricPoint[], spec: MonitorSpec): readonly PaneIncrement[];
export declare function createAttributeInterner(maxBytes?: number): AttributeInterner;
export declare function createLogger(level?: LogLevel, destination?: DestinationStream): Logger;
export declare function createProcessor(options: ProcessorOptions, listener?: ClosingListener): Processor;
export declare function decodeMetrics(body: Uint8Array, encoding: 'protobuf' | 'json', options?: DecodeOptions): Work<readonly MetricPoint[]>;
export declare function encodeMetricsJson(points: readonly OutputPoint[], options?: EncodeOptions): Uint8Array;
export declare function encodeMetricsProtobuf(points: readonly OutputPoint[], options?: EncodeOptions): Uint8Array;
export declare function featureTypes({ spec, profiles, }: {
    readonly spec: MonitorSpec;
    readonly profiles: readonly ReferenceProfile[];
}): FeatureTypes;
export declare function finishWork<T>(work: Work<T>): T;
export declare function readMetricsJson(text: string): readonly MetricPoint[];
export declare function readMetricsProtobuf(bytes: Uint8Array): readonly MetricPoint[];
export declare function renderHistory(metric: string, points: Iterable<OutputPoint>): Generator<string>;
export declare function renderPrometheus(points: readonly OutputPoint[], options?: PrometheusOptions): string;
export declare function sloCounters(models: CountedModels, timeMs: number): readonly OutputPoint[];
export declare function startProcessor(options: RunOptions): Promise<RunningProcessor>;
export declare function verdictOutputs(lines: readonly VerdictLine[], context: OutputContext): readonly OutputPoint[];
export interface AcceptResult {
    readonly dispositions: Readonly<Partial<Record<Disposition, number>>>;
    readonly rejected: number;
    readonly tests?: number;
    readonly message?: string;
    readonly isRepeated?: boolean;
}
export interface Arrival {
    readonly service: string;
    readonly environment: string;
    readonly model: string;
    readonly version: string;
    readonly role: MlDeploymentRole;
    readonly rows?: number;
}
export interface AttributeInterner {
    readonly find: (bytes: DataView, start: number, end: number) => InternedAttributes | undefined;
    readonly add: (sent: {
        bytes: DataView;
        start: number;
        end: number;
    }, interned: InternedAttributes) => void;
}
export interface Closing {
    readonly endMs: number;
    readonly windows: number;
    readonly partialWindows: number;
    readonly summaries: readonly WindowSummary[];
    readonly verdicts: readonly VerdictLine[];
    readonly failures: number;
}
export interface ClosingListener {
    readonly onClosed?: OnClosed;
    readonly onLines?: (lines: readonly VerdictLine[]) => void;
    readonly onCommand?: OnCommand;
}
export interface ComplaintStatus extends Complaint {
    readonly words: string;
}
export interface CountedModels {
    readonly all: () => readonly {
        readonly environment: string;
        readonly monitor: {
            readonly spec: MonitorSpec;
            readonly objectives: {
                readonly counters: readonly EventCounter[];
            };
        };
    }[];
    readonly unseen: () => readonly {
        readonly spec: MonitorSpec;
    }[];
    readonly loadedMs: number;
}
export interface DecodeOptions {
    readonly interner?: AttributeInterner | undefined;
    readonly hold?: HoldBytes | undefined;
}
export interface DeploymentStatus {
    readonly version: string;
    readonly role: MlDeploymentRole;
    readonly services: readonly string[];
    readonly hasProfile: boolean;
    readonly waitsFor: WaitsFor;
    readonly rows: number | null;
    readonly verdict: VerdictStatus | null;
}
export interface FeatureNames {
    readonly arriving: readonly string[];
    readonly undeclared: readonly string[];
    readonly inSpec: readonly string[];
    readonly inProfiles: readonly {
        readonly version: string | null;
        readonly names: readonly string[];
    }[];
}
export interface LearningStatus {
    readonly rows: Needed;
    readonly windows: Needed;
    readonly time: Needed;
    readonly verdictAfter: string | null;
}
export interface MetricPoint {
    readonly resource: Attributes;
    readonly scopeName: string;
    readonly scope: Attributes;
    readonly metric: string;
    readonly unit: string;
    readonly temporality: Temporality;
    readonly monotonic: boolean;
    readonly attributes: Attributes;
    readonly startTimeMs: number;
    readonly timeMs: number;
    readonly data: MetricData;
}
export interface ModelStatus {
    readonly model: string;
    readonly environment: string;
    readonly windows: readonly string[];
    readonly timezone: string;
    readonly waitsFor: WaitsFor;
    readonly senders: Senders;
    readonly next: {
        readonly start: string;
        readonly end: string;
        readonly verdictAfter: string;
    } | null;
    readonly learning: LearningStatus | null;
    readonly deployments: readonly DeploymentStatus[];
}
export interface MonitorLimits extends MonitorTimes, AdmissionLimits {
}
export interface MonitoredModel {
    readonly spec: MonitorSpec;
    readonly profiles: readonly ReferenceProfile[];
}
export interface OutputContext {
    readonly environment: string;
    readonly spec: MonitorSpec;
    readonly types: FeatureTypes;
    readonly timeMs: number;
}
export interface OutputPoint {
    readonly metric: string;
    readonly attributes: Readonly<Record<string, string | number | boolean>>;
    readonly value: number;
    readonly timeMs: number;
    readonly startTimeMs?: number;
}
export interface PaneIncrement {
    readonly target: FeatureTarget;
    readonly pane: TimeRange;
    readonly counts: FeatureCounts;
}
export interface PointStatus {
    readonly accepted: number;
    readonly refused: readonly {
        readonly refusal: DriftlineRefusal;
        readonly words: string;
        readonly count: number;
    }[];
    readonly lastRefused: {
        readonly message: string;
        readonly time: string;
    } | null;
    readonly tests: number;
}
export interface ProcessorOptions {
    readonly models: readonly MonitoredModel[];
    readonly limits?: Partial<MonitorLimits>;
    readonly coveredSinceMs: number;
}
export interface ProcessorStatus {
    readonly version: string;
    readonly now: string;
    readonly started: string;
    readonly ready: boolean;
    readonly models: readonly (ModelStatus & {
        readonly names?: FeatureNames;
    })[];
    readonly modelCount: number;
    readonly requests: readonly RequestStatus[];
    readonly points: PointStatus;
    readonly complaints: readonly ComplaintStatus[];
    readonly streams: {
        readonly held: number;
        readonly limit: number;
    };
}
export interface PrometheusOptions {
    readonly openMetrics?: boolean;
    readonly timestamps?: boolean;
    readonly definitions?: Readonly<Record<string, MetricDefinition>>;
}
export interface RequestStatus extends Omit<AnsweredRequests, 'lastMs'> {
    readonly last: string;
}
export interface RunOptions {
    readonly models: readonly MonitoredModel[];
    readonly host?: string;
    readonly port?: number;
    readonly maxBodyBytes?: number;
    readonly token?: string;
    readonly allowedHosts?: readonly string[];
    readonly insecure?: boolean;
    readonly limits?: Partial<MonitorLimits>;
    readonly coveredSinceMs?: number;
    readonly stateDirectory?: string;
    readonly exportTo?: OtlpExporterOptions;
    readonly now: () => number;
    readonly monotonicMs?: () => number;
    readonly onLines?: (lines: readonly VerdictLine[]) => void;
    readonly onClosed?: (lines: readonly VerdictLine[]) => void;
    readonly onCommand?: OnCommand;
    readonly onArrival?: (arrival: Arrival) => void;
    readonly renderStatus?: (status: ProcessorStatus) => string;
    readonly onProblem?: (message: string) => void;
    readonly onRejected?: (message: string) => void;
}
export interface RunningProcessor {
    readonly host: string;
    readonly port: number;
    readonly url: string;
    readonly outputs: () => readonly OutputPoint[];
    readonly advance: () => Promise<void>;
    readonly export: () => void;
    readonly checkpoint: () => Promise<void>;
    readonly finish: () => Promise<void>;
    readonly stop: () => Promise<void>;
}
export interface Senders {
    readonly active: number;
    readonly services: readonly {
        readonly service: string;
        readonly senders: number;
    }[];
    readonly otherServices: number;
    readonly lastHeard: string | null;
}
export interface ToldAcceptance extends AcceptancePlace {
    readonly id: string;
    readonly role: string;
    readonly segment: {
        readonly name: string;
        readonly value: string;
    };
    readonly feature: string;
    readonly kind: string | null;
    readonly by: string;
    readonly reason: string;
    readonly since: string;
    readonly until: string | null;
    readonly pinned: readonly {
        readonly window: string;
        readonly windows: number;
        readonly rows: number;
    }[];
    readonly ended?: 'until' | 'profile';
}
export interface VerdictStatus extends Omit<LastVerdict, 'version' | 'role' | 'startMs' | 'endMs' | 'rows'> {
    readonly start: string;
    readonly end: string;
    readonly rows: number | null;
}
export type Command = {
    readonly kind: 'accept';
    readonly environment: string;
    readonly model: string;
    readonly accept: AcceptCommand;
} | {
    readonly kind: 'revoke';
    readonly environment: string;
    readonly model: string;
    readonly id: string;
    readonly by: string;
    readonly atMs: number;
};
export type Disposition =
'accepted'
 | 'ignored'
 | 'duplicate' | Refusal;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type Obeyed = {
    readonly kind: 'accepted' | 'revoked';
    readonly acceptance: ToldAcceptance;
    readonly by: string;
} | {
    readonly kind: 'refused';
    readonly refusal: AcceptRefusal | 'unknown';
    readonly message: string;
};
export type OnClosed = (closing: Closing & {
    readonly environment: string;
    readonly spec: MonitorSpec;
}) => void;
export type OnCommand = (obeyed: Exclude<Obeyed, {
    readonly kind: 'refused';
}>) => void;
export type ProcessorInput = {
    readonly kind: 'points';
    readonly points: readonly MetricPoint[];
    readonly arrivalMs: number;
}
 | {
    readonly kind: 'clock';
    readonly nowMs: number;
}
 | {
    readonly kind: 'finish';
};
export type Refusal = 'unknown_model' | 'unknown_role' | 'unsupported' | 'invalid' | 'decreased' | 'late' | 'future' | 'environments' | 'overflow' | 'no_edge';
export type WaitsFor = 'points' | 'window' | 'reference' | 'nothing';
export type Work<T> = Generator<undefined, T, undefined>;
