export declare class OtlpDecodeError extends Error {
    readonly name = "OtlpDecodeError";
    readonly code = "ERR_OTLP_DECODE";
}
export declare class PortInUseError extends Error {
    readonly name = "PortInUseError";
    readonly code = "ERR_PORT_IN_USE";
    constructor(host: string, port: number, cause: unknown);
}
export declare class StateDamagedError extends Error {
    readonly name = "StateDamagedError";
    readonly code = "ERR_STATE_DAMAGED";
}
export declare class StateInUseError extends Error {
    readonly name = "StateInUseError";
    readonly code = "ERR_STATE_IN_USE";
}
export declare class StateVersionError extends Error {
    readonly name = "StateVersionError";
    readonly code = "ERR_STATE_VERSION";
}
export declare const DEFAULT_LIMITS: MonitorLimits;
export declare const SERIES_BUDGET = 6000;
export declare function createLogger(level?: LogLevel, destination?: DestinationStream): Logger;
export declare function createProcessor(options: ProcessorOptions, onClosed?: OnClosed): Processor;
export declare function encodeMetricsJson(points: readonly OutputPoint[], options?: EncodeOptions): Uint8Array;
export declare function encodeMetricsProtobuf(points: readonly OutputPoint[], options?: EncodeOptions): Uint8Array;
export declare function modelOutputs({ environment, spec, timeMs }: OutputContext): readonly OutputPoint[];
export declare function readMetricsJson(text: string): readonly MetricPoint[];
export declare function readMetricsProtobuf(bytes: Uint8Array): readonly MetricPoint[];
export declare function renderPrometheus(points: readonly OutputPoint[], options?: PrometheusOptions): string;
export declare function startProcessor(options: RunOptions): Promise<RunningProcessor>;
export declare function verdictOutputs(lines: readonly VerdictLine[], context: OutputContext): readonly OutputPoint[];
export interface AcceptResult {
    readonly outcomes: Readonly<Partial<Record<PointOutcome | 'unknown_model', number>>>;
    readonly rejected: number;
    readonly message?: string;
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
export interface ModelLines {
    readonly environment: string;
    readonly spec: MonitorSpec;
    readonly lines: readonly VerdictLine[];
}
export interface MonitorLimits {
    readonly latenessMs: number;
    readonly maxFutureMs: number;
    readonly maxStreams: number;
}
export interface MonitoredModel {
    readonly spec: MonitorSpec;
    readonly profiles: readonly ReferenceProfile[];
}
export interface OutputContext {
    readonly environment: string;
    readonly spec: MonitorSpec;
    readonly timeMs: number;
}
export interface OutputPoint {
    readonly metric: string;
    readonly attributes: Readonly<Record<string, string | number | boolean>>;
    readonly value: number;
    readonly timeMs: number;
    readonly startTimeMs?: number;
}
export interface Processor {
    readonly accept: (points: readonly MetricPoint[], arrivalMs: number) => AcceptResult;
    readonly advanceTo: (timeMs: number) => boolean;
    readonly finish: () => void;
    readonly latest: () => readonly ModelLines[];
    readonly state: () => ProcessorState;
    readonly streamCount: () => number;
}
export interface ProcessorOptions {
    readonly models: readonly MonitoredModel[];
    readonly limits?: Partial<MonitorLimits>;
    readonly coveredSinceMs: number;
    readonly state?: ProcessorState;
}
export interface ProcessorState {
    readonly models: readonly {
        readonly environment: string;
        readonly model: string;
        readonly monitor: ModelMonitorState;
        readonly lines: readonly VerdictLine[];
    }[];
}
export interface PrometheusOptions {
    readonly openMetrics?: boolean;
    readonly timestamps?: boolean;
    readonly definitions?: Readonly<Record<string, MetricDefinition>>;
}
export interface RunOptions {
    readonly models: readonly MonitoredModel[];
    readonly host?: string;
    readonly port?: number;
    readonly maxBodyBytes?: number;
    readonly limits?: Partial<MonitorLimits>;
    readonly coveredSinceMs?: number;
    readonly stateDirectory?: string;
    readonly exportTo?: OtlpExporterOptions;
    readonly now: () => number;
    readonly onLines?: (lines: readonly VerdictLine[]) => void;
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
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type OnClosed = (closed: ClosedCount & {
    readonly environment: string;
    readonly spec: MonitorSpec;
}) => void;
export type PointOutcome = 'accepted' | 'ignored' | 'duplicate' | 'late' | 'future' | 'overflow' | 'unsupported';
