export declare function readVerdictLines(source: AsyncIterable<string> | Iterable<string>): Promise<CheckedLines>;
export declare function renderReport(lines: Iterable<VerdictLine>, options?: ReportOptions): string;
export interface LineProblem {
    readonly line: number;
    readonly message: string;
}
export interface NotJudged {
    readonly kind: 'column' | 'feature' | 'segment';
    readonly name: string;
    readonly reason: NotJudgedReason;
}
export interface ReportOptions extends Partial<SaidBeside> {
    readonly title?: string;
}
export type CheckedLines<L = VerdictLine> = ({
    readonly ok: true;
    readonly lines: readonly L[];
} & SaidBeside) | {
    readonly ok: false;
    readonly problems: readonly LineProblem[];
};
export type NotJudgedReason = 'not_in_spec' | 'no_reference_values' | 'constant' | 'identifier' | 'time' | 'free_text' | 'not_in_profile' | 'no_verdict' | 'no_column' | 'beyond_limit' | 'below_minimum' | 'no_timestamp' | 'not_a_time';
