// MonitorSpec: from @driftline/spec
export declare class SpecFileError extends Error {
    readonly name = "SpecFileError";
    readonly code: 'ERR_SPEC_UNREADABLE' | 'ERR_SPEC_PROBLEMS';
    constructor(code: SpecFileError['code'], message: string, options?: {
        readonly cause: unknown;
    });
}
export declare function readSpec(file: string | URL): MonitorSpec;
