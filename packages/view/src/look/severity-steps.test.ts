import { ACT_SEVERITY, INVESTIGATE_SEVERITY } from '@driftline/health'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { colourDifference, colourVisions, contrast, lightness } from './colour-difference.testing.ts'
import type { ColourVision } from './colour-difference.testing.ts'
import { severityStepOf, severitySteps } from './severity-steps.ts'
import type { SeverityBand } from './severity-steps.ts'
import { stateColours } from './state-colours.ts'

/** Clearly another colour, also small and in passing; 2.3 is just noticeable side by side. */
const CLEARLY_APART = 20

const visions = Object.keys(colourVisions) as ColourVision[]
const themes = ['light', 'dark'] as const
const cases = themes.flatMap((theme) => visions.map((vision) => [theme, vision] as const))

const inBand = (band: SeverityBand) => severitySteps.filter((step) => step.band === band)

describe('colour difference', () => {
  test('is that of published values', () => {
    expect(colourDifference('#000000', '#ffffff', 'ordinary')).toBeCloseTo(100, 3)
    expect(lightness('#777777', 'ordinary')).toBeCloseTo(50.03, 2)
    expect(colourDifference('#ff0000', '#00ff00', 'ordinary')).toBeCloseTo(170.57, 1)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  test('finds the colours too close that dark pages had before', () => {
    expect(colourDifference('#9a7118', '#d9612b', 'protanopia')).toBeCloseTo(9, 0)
    expect(colourDifference('#9a7118', '#d9612b', 'deuteranopia')).toBeCloseTo(8.4, 1)
  })
})

describe.each(cases)('on a %s page, with %s', (theme, vision) => {
  test.each([
    ['ok', 'investigate'],
    ['investigate', 'act'],
  ] as const)('no step of %s looks like one of %s', (lower, upper) => {
    for (const below of inBand(lower))
      for (const above of inBand(upper))
        expect(colourDifference(below[theme], above[theme], vision)).toBeGreaterThanOrEqual(CLEARLY_APART)
  })

  test('more severe is further from the page, among what is ok and among what is raised', () => {
    const contrasts = severitySteps.map((step) => lightness(step[theme], vision) * (theme === 'light' ? -1 : 1))
    for (const values of [contrasts.slice(0, 4), contrasts.slice(4)]) {
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      expect(new Set(values).size).toBe(values.length)
    }
  })
})

test.each(themes)('figures are readable on a %s page', (theme) => {
  for (const step of inBand('investigate'))
    expect(contrast(step[theme], stateColours.onWarm[theme])).toBeGreaterThanOrEqual(4.5)
  for (const step of inBand('act')) expect(contrast(step[theme], stateColours.onHot[theme])).toBeGreaterThanOrEqual(4.5)
})

test('a step is of the band its severities are in', () => {
  const bandOf = (severity: number): SeverityBand =>
    severity >= ACT_SEVERITY ? 'act' : severity >= INVESTIGATE_SEVERITY ? 'investigate' : 'ok'
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (severity) => {
      const step = severityStepOf(severity)
      expect(step.band).toBe(bandOf(severity))
      expect(severity - step.from).toBeLessThanOrEqual(10)
      expect(severitySteps[step.index]).toBe(step)
    }),
  )
  expect([39.9, 40, 69.9, 70].map((severity) => severityStepOf(severity).index)).toEqual([3, 4, 6, 7])
  expect([severityStepOf(-1).index, severityStepOf(100).index, severityStepOf(NaN).index]).toEqual([0, 9, 0])
})
