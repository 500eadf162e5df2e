export declare function readVerdictLines(source: AsyncIterable<string> | Iterable<string>): Promise<CheckedLines>;
export declare function renderReport(lines: readonly VerdictLine[], options?: ReportOptions): string;
export interface LineProblem {
    readonly line: number;
    readonly message: string;
}
export interface ReportOptions {
    readonly title?: string;
}
export type CheckedLines = {
    readonly ok: true;
    readonly lines: readonly VerdictLine[];
} | {
    readonly ok: false;
    readonly problems: readonly LineProblem[];
};
