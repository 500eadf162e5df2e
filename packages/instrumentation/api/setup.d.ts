export declare function setup(options?: SetupOptions): Promise<Setup>;
export interface MetricReader {
    forceFlush(): Promise<void>;
}
export interface ReaderOptions {
    readonly exporter: never;
    readonly exportIntervalMillis: number;
    readonly exportTimeoutMillis: number;
    readonly maxExportBatchSize: number;
    readonly metricProducers: MetricProducer[];
}
export interface SdkModules {
    readonly NodeSDK: new (configuration: object) => {
        start(): void;
        shutdown(): Promise<void>;
    };
    readonly PeriodicExportingMetricReader: new (options: ReaderOptions) => MetricReader;
    readonly MetricExporter: new (options?: {
        timeoutMillis: number;
    }) => object;
    readonly detectors: readonly object[];
}
export interface Setup {
    flush(): Promise<void>;
    shutdown(): Promise<void>;
}
export interface SetupOptions {
    readonly serviceName?: string;
    readonly instrumentations?: readonly unknown[];
    readonly sdk?: SdkModules;
}
