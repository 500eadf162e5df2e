import type { ThemeColours } from './theme-colours.ts'

/** What a severity asks for. */
export type SeverityBand = 'ok' | 'investigate' | 'act'

/** One of ten steps of severity, each ten wide. */
export interface SeverityStep extends ThemeColours {
  /** 0..9 */
  readonly index: number
  /** Least severity of the step, 0..90. */
  readonly from: number
  readonly band: SeverityBand
}

/**
 * The ten steps. On paper they darken, on a dark page they brighten. Between investigate and act ΔE (CIE76) is 20 or more
 * also without red, green or blue cones, in both themes; a test holds them to it.
 */
export const severitySteps: readonly SeverityStep[] = [
  { index: 0, from: 0, band: 'ok', light: '#edf0f3', dark: '#1c2229' },
  { index: 1, from: 10, band: 'ok', light: '#e8ecf0', dark: '#1f262e' },
  { index: 2, from: 20, band: 'ok', light: '#e1e7ec', dark: '#242c35' },
  { index: 3, from: 30, band: 'ok', light: '#d8e0e7', dark: '#2a343f' },
  { index: 4, from: 40, band: 'investigate', light: '#fbd98a', dark: '#4d3a14' },
  { index: 5, from: 50, band: 'investigate', light: '#f8c65f', dark: '#654a13' },
  { index: 6, from: 60, band: 'investigate', light: '#f2ad3f', dark: '#7d5a12' },
  { index: 7, from: 70, band: 'act', light: '#c9501f', dark: '#f08350' },
  { index: 8, from: 80, band: 'act', light: '#b93722', dark: '#fb9e75' },
  { index: 9, from: 90, band: 'act', light: '#861c2b', dark: '#ffbf9f' },
]

/** The step of a severity of 0..100. */
export function severityStepOf(severity: number): SeverityStep {
  return severitySteps.findLast(({ from }) => from <= severity) ?? severitySteps[0]!
}
