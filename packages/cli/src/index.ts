export { renderReport } from './report/render-report.ts'
export type { ReportOptions } from './report/render-report.ts'
export { readVerdictLines } from './report/read-lines.ts'
export type { CheckedLines, LineProblem } from './report/read-lines.ts'
