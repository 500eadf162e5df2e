import type { ThemeColours } from './theme-colours.ts'

/** Colours beside the steps of severity: of what has no severity, and of what is written on the steps. */
export const stateColours = {
  /** Figures on the steps of investigate. */
  onWarm: { light: '#3b2a00', dark: '#ffe9b8' },
  /** Figures on the steps of act. */
  onHot: { light: '#ffffff', dark: '#1d0b04' },
  /** Hatching of what was not judged. */
  hatch: { light: '#aab2bb', dark: '#4b5560' },
  accepted: { light: '#9ec3e6', dark: '#2d5680' },
  /** The mark on what is accepted. */
  tick: { light: '#0d3a66', dark: '#cfe6ff' },
  suspected: { light: '#eda32b', dark: '#8f6c1c' },
} as const satisfies Readonly<Record<string, ThemeColours>>

/** The two distributions of a picture. */
export const distributionColours = {
  reference: { light: '#cfd5dc', dark: '#3b4550' },
  current: { light: '#2166ac', dark: '#6db3f8' },
} as const satisfies Readonly<Record<string, ThemeColours>>
