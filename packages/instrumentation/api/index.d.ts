export declare function createRecorder(options?: RecorderOptions): Recorder;
export declare function flush(): Promise<void>;
export declare function instrumentModel<Model extends ModelFunction, Batch extends boolean = false, const Name extends string = never, Row = DefaultRow<Parameters<Model>[0], Batch, Name>>(model: Model, options: InstrumentOptions<Model, Batch, Row, Name>): Model;
export declare function metricProducer(): MetricProducer;
export interface CollectionResult {
    resourceMetrics: {
        resource: EmptyResource;
        scopeMetrics: ScopeMetrics[];
    };
    errors: unknown[];
}
export interface InstrumentOptions<Model extends ModelFunction = ModelFunction, Batch extends boolean = boolean, Row = DefaultRow<Parameters<Model>[0], Batch, string>, Name extends string = string> {
    readonly model: string;
    readonly version?: string;
    readonly role?: 'live' | 'canary' | 'shadow';
    readonly batch?: Batch;
    readonly features?: readonly Name[] | ((...args: Parameters<Model>) => Row | readonly Row[]);
    readonly segments?: (row: Row) => Readonly<Record<string, unknown>>;
    readonly ages?: (row: Row) => Readonly<Record<string, number | Date | null | undefined>>;
    readonly output?: (result: OneResult<Awaited<ReturnType<Model>>, Batch>) => Output | Output['class'];
    readonly spec?: MonitorSpec;
    readonly profile?: object | string;
    readonly duplicates?: boolean;
}
export interface MetricProducer {
    collect(): Promise<CollectionResult>;
}
export interface Output {
    readonly value?: number | null | undefined;
    readonly score?: number | null | undefined;
    readonly class?: string | number | boolean | null | undefined;
}
export interface Recorder {
    readonly producer: MetricProducer;
    instrumentModel<Model extends ModelFunction, Batch extends boolean = false, const Name extends string = never, Row = DefaultRow<Parameters<Model>[0], Batch, Name>>(model: Model, options: InstrumentOptions<Model, Batch, Row, Name>): Model;
}
export interface RecorderLimits {
    readonly models: number;
    readonly features: number;
    readonly featuresPerSegment: number;
    readonly dimensions: number;
    readonly segmentValues: number;
    readonly categories: number;
    readonly series: number;
}
export interface RecorderOptions {
    readonly clock?: () => number;
    readonly monotonicClock?: () => number;
    readonly writerId?: string;
    readonly limits?: Partial<RecorderLimits>;
}
export interface Tensor {
    readonly data: ArrayLike<unknown>;
    readonly dims: readonly number[];
}
export type DefaultRow<First, Batch, Name extends string = never> = First extends Tensor ? NamedRow<First['data'], Name> : Batch extends true ? First extends readonly (infer Row)[] ? NamedRow<Row, Name> : First : NamedRow<First, Name>;
export type ModelFunction = (...args: never[]) => unknown;
export type OneResult<Result, Batch> = Result extends AsyncGenerator<infer One, infer Returned> ? StreamedResult<One, Returned, Batch> : Result extends Generator<infer One, infer Returned> ? StreamedResult<One, Returned, Batch> : Result extends AsyncIterable<infer One> ? One : Batch extends true ? Result extends readonly (infer One)[] ? One : Result : Result;
