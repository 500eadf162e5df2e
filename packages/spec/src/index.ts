export { inactiveFields } from './inactive-fields.ts'
export type { Checked, Issue } from './issue.ts'
export { locateIn } from './locate.ts'
export type { Locate } from './locate.ts'
export type {
  AlertingSpec,
  CustomSlo,
  ExpectedDrift,
  FeatureSpec,
  MonitorSpec,
  SegmentDimension,
  SloSpecs,
  TierSpec,
} from './monitor-spec.ts'
export { parseMonitorSpec } from './parse-monitor-spec.ts'
export type { ParseMonitorSpecOptions } from './parse-monitor-spec.ts'
export { renderPath } from './problem.ts'
export type { Path } from './problem.ts'
export { renderIssue } from './render-issue.ts'
export { parseRangeEnd } from './parse-range-end.ts'
export { parseDuration } from './time/duration.ts'
export { SpecTextError } from './time/spec-text-error.ts'
export { firstInstantOf, isTimezone, offsetAt } from './time/timezone.ts'
export { windowAt } from './time/window-at.ts'
export type { TimeRange } from './time/window-at.ts'
export { parseWindow } from './time/window.ts'
export type { CalendarUnit, Window } from './time/window.ts'
export { phaseAt, phaseOfWindow } from './time/calendar-phase.ts'
export type { CalendarPhase } from './time/calendar-phase.ts'
