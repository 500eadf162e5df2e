import { describe, expect, test } from 'vitest'
import type { ReferenceColumn, VerdictLine } from '../index.ts'
import type { WindowInput } from '../judging.testing.ts'
import { bucketed, named, numbers } from '../judging.testing.ts'
import type { Story } from './stories.testing.ts'
import { bell, day, degrees, judgeOf, lastSentence, names, temperatures } from './stories.testing.ts'

const TEMPERATURE = 'x: {type: numeric, unit: °C, min: -10, max: 60}'
const temperature: Story = { columns: { x: temperatures }, features: TEMPERATURE }
const usualShares = { de: 0.31, fr: 0.3, it: 0.2, es: 0.19 }
const countries: ReferenceColumn = { type: 'categorical', cells: names(8000, usualShares) }
const country: Story = { columns: { x: countries }, features: 'x: {type: categorical}' }

type Counts = WindowInput['features'][string]

/** The sentence of the last of some days. */
function told(story: Story, ...days: readonly Counts[]): string {
  return lastSentence(linesOf(story, ...days))
}

/** The verdicts of the last of some days. */
function linesOf(story: Story, ...days: readonly Counts[]): readonly VerdictLine[] {
  const judge = judgeOf(story)
  return days.map((x, i) => judge.close(day(i, { x }))).at(-1)!
}

function twice(counts: Counts): readonly [Counts, Counts] {
  return [counts, counts]
}

describe('numbers that moved', () => {
  test('tell their median, then and now', () => {
    expect(told(temperature, ...twice(degrees(800, 5, (z) => 24 + 5 * z)))).toBe(
      'Median 20 → 24.3 °C since Mon 3 Nov 2025; PSI certainly ≥ 0.51 against training; 800 rows; ' +
        'not missing values; look at its source.',
    )
  })

  test('tell how wide they are where the median hardly moved', () => {
    expect(told(temperature, ...twice(degrees(800, 5, (z) => 20 + 9 * z)))).toBe(
      '90 % in 6–35 °C since Mon 3 Nov 2025, was 12–28; PSI certainly ≥ 0.27 against training; 800 rows; ' +
        'also 8.5 % of values outside 5–35 °C; look at its source.',
    )
  })

  test('tell one value that took over', () => {
    const stuck = bell(800, 9).map((z, i) => (i % 8 === 0 ? 21.3 : 20 + 5 * z))
    expect(told(temperature, ...twice(numbers(stuck)))).toBe(
      '14 % of values are about 21.3 °C since Mon 3 Nov 2025, was 0.76 %; PSI certainly ≥ 0.052 against training; ' +
        '800 rows; not missing values; look at what fills in that value.',
    )
    const zeros = bell(800, 9).map((z, i) => (i % 8 === 0 ? 0 : 20 + 5 * z))
    expect(told(temperature, ...twice(numbers(zeros)))).toContain(
      '13 % of values outside 5–35 °C (all below) since Mon 3 Nov 2025, was 0.25 %, mostly 0 °C;',
    )
  })

  test('tell a special value that took over by its name', () => {
    const special: Story = { ...temperature, features: 'x: {type: numeric, special: [-999]}' }
    const counts = { ...degrees(700, 5), special: { '-999': 100 } }
    expect(told(special, ...twice(counts))).toMatch(/^13 % of values are -999 since Mon 3 Nov 2025, was 0 %;/)
  })

  test('ask for the unit first where one explains it all', () => {
    expect(told(temperature, ...twice(degrees(800, 5, (z) => (20 + 5 * z) * 1.8 + 32)))).toBe(
      'Another unit (°C to °F) since Mon 3 Nov 2025? Median 20 → 68.5 °C; PSI certainly ≥ 6.3 against training; ' +
        '800 rows; not missing values; look at the unit its source sends.',
    )
  })

  test('that are all one and the same tell which and how usual it is', () => {
    expect(told(temperature, ...twice(numbers(Array.from({ length: 800 }, () => 0))))).toBe(
      'All 800 values are 0 °C since Mon 3 Nov 2025, usually 0 % are; PSI certainly ≥ 6 against training; 800 rows; ' +
        'not missing values; look at the source that fills it.',
    )
  })
})

describe('rates that rose', () => {
  const usual = bell(704, 9).map((z) => 20 + 5 * z)

  test('tell what is missing and that the rest is as before', () => {
    expect(told(temperature, ...twice(numbers(usual, { missing: 96 })))).toBe(
      '12 % of rows missing since Mon 3 Nov 2025, was 0 %; certainly ≥ 8.7 points more than in training; 800 rows; ' +
        'the values that are there look as before; look at the join or source that fills it.',
    )
  })

  test('tell the limits of the spec', () => {
    expect(told(temperature, ...twice(numbers(usual, { range: 30 })))).toContain(
      '4.3 % of rows outside the spec’s −10 to 60 °C since Mon 3 Nov 2025, was 0 %',
    )
    const open: Story = { ...temperature, features: 'x: {type: numeric, max: 60}' }
    expect(told(open, ...twice(numbers(usual, { range: 30 })))).toContain('above the spec’s maximum of 60 since')
  })

  test('tell values of no valid type, and far out', () => {
    const problems = (counts: Counts['problems']) => told(temperature, ...twice(numbers(usual, counts)))
    expect(problems({ type: 30 })).toContain('4.1 % of rows of the wrong type (not numbers) since')
    expect(problems({ non_finite: 30 })).toContain('4.1 % of rows NaN or infinite since')
    expect(problems({ type: 15, non_finite: 15 })).toContain('4.1 % of rows without a valid value since')
    const far = bell(800, 9).map((z, i) => (i % 25 === 0 ? 40 + (i % 11) : 20 + 5 * z))
    expect(told(temperature, ...twice(numbers(far)))).toMatch(
      /^4 % of values outside 5–35 °C \(all above\) since .*, was 0.25 %;/,
    )
  })
})

describe('categories that moved', () => {
  test('are named with their shares, then and now', () => {
    expect(told(country, ...twice(named(names(800, { de: 0.04, fr: 0.46, it: 0.25, es: 0.25 }))))).toBe(
      '`de` 31 → 4 %, `fr` 30 → 46 % since Mon 3 Nov 2025; PSI certainly ≥ 0.47 against training; 800 rows; ' +
        'not missing values; look at its source.',
    )
  })

  test('ask first whether they are known ones written otherwise', () => {
    const upper = names(800, { DE: 0.31, FR: 0.3, IT: 0.2, ES: 0.19 })
    expect(told(country, ...twice(named(upper)))).toBe(
      'Every value is unseen: upper case since Mon 3 Nov 2025? ' +
        'New: `DE` 31 %, `FR` 30 %, `IT` 20 % and 1 more; PSI certainly ≥ 14 against training; 800 rows; ' +
        'not missing values; look at how its source writes names.',
    )
    const some = names(800, { ...usualShares, de: 0.04, 'eu-de': 0.14, 'eu-fr': 0.13 })
    expect(told(country, ...twice(named(some)))).toMatch(/^27 % of values are unseen: `eu-` before every name since /)
  })

  test('that are new are named, or counted where nobody sent their names', () => {
    const two = names(800, { ...usualShares, be: 0.03, nl: 0.03 })
    expect(told(country, ...twice(named(two)))).toContain('New: `be` 2.8 %, `nl` 2.8 % since')
    const unnamed = { ...named(names(760, usualShares), 40), problems: { category: 40 } }
    expect(told(country, ...twice(unnamed))).toMatch(/^New categories, unnamed, 0 → 5 % since Mon 3 Nov 2025;/)
    expect(told(country, ...twice(named(names(760, usualShares), 40)))).toMatch(/^All others 0 → 5 % since/)
  })

  test('that are new are listed once where they lead', () => {
    const many = names(8000, { ...usualShares, de: 0.27, fr: 0.33, be: 0.01 })
    expect(told(country, ...twice(named(many)))).toBe(
      '1 % of values in new categories since Mon 3 Nov 2025: `be` 1 %; certainly ≥ 0.67 points more than in training; ' +
        '8,000 rows; also `de` 31 → 27 %, `fr` 30 → 33 %; look at what its source added.',
    )
  })

  test('in hash buckets are told by bucket, with what cannot be seen', () => {
    const sentence = told(country, ...twice(bucketed(names(800, { de: 0.04, fr: 0.46, it: 0.25, es: 0.25 }))))
    expect(sentence).toContain('`de` 31 → 4 %')
    expect(sentence).toContain('compared in hash buckets: a new name in one of the 4 known of 64 cannot be seen')
  })
})

describe('references side by side', () => {
  const season: Story = { ...temperature, references: '{training: {}, seasonal: {weeks: 4}}' }
  const isWeekend = (i: number): boolean => i % 7 > 4
  const weeks = Array.from({ length: 42 }, (_, i) => degrees(500, 50 + i, (z) => (isWeekend(i) ? 30 : 20) + 5 * z))

  test('disagree in words', () => {
    const [training, seasonal] = linesOf(season, ...weeks)
    expect(training).toMatchObject({ state: 'act', reference: 'training', headline: true })
    expect(training!.sentence).toContain('against training; 500 rows; usual for a Sunday; ')
    expect(seasonal).toMatchObject({ state: 'ok', reference: 'seasonal' })
    expect(seasonal!.sentence).toBe('As usual for a Sunday; a PSI of 0.12 would have shown; 500 rows; unlike training.')
  })

  test('agree in words, and a season tells in which range its median lies', () => {
    const odd = degrees(500, 901, (z) => 29 + 5 * z)
    const [training, seasonal] = linesOf(season, ...weeks, ...twice(odd))
    expect(training!.sentence).toContain('; usual for no Tuesday; ')
    expect(seasonal!.sentence).toMatch(
      /^Median 29.1 °C since Mon 15 Dec 2025, usually 19.9–21.2; PSI certainly ≥ 2.2; usual for no Tuesday; 500 rows; unlike training; /,
    )
  })
})

describe('segments', () => {
  const split: Story = {
    columns: { x: temperatures },
    dimension: { name: 'region', values: temperatures.cells.map((_, i) => (i % 4 === 0 ? 'west' : 'east')) },
    features: TEMPERATURE,
  }

  test('that a shift comes from are where to look first', () => {
    const judge = judgeOf(split)
    const west = bell(400, 5).map((z) => 34 + 5 * z)
    const east = bell(1200, 6).map((z) => 20 + 5 * z)
    const lines = [0, 1].map((i) =>
      judge.close(
        day(i, { x: numbers([...west, ...east]) }, [
          { name: 'region', value: 'west', features: { x: numbers(west) } },
          { name: 'region', value: 'east', features: { x: numbers(east) } },
        ]),
      ),
    )
    const everyone = lines.at(-1)!.find(({ segment, headline }) => segment.name === 'all' && headline)
    expect(everyone!.sentence).toContain('all of it in region=west: look there first.')
  })

  test('of the feature itself are no cause of its shift', () => {
    const region = Array.from({ length: 8000 }, (_, i) => (i % 4 === 0 ? 'west' : 'east'))
    const judge = judgeOf({
      columns: { region: { type: 'categorical', cells: region } },
      dimension: { name: 'region', values: region },
      features: 'region: {type: categorical}',
    })
    const of = (value: string, count: number) => named(Array.from({ length: count }, () => value))
    const lines = [0, 1].map((i) =>
      judge.close(
        day(i, { region: named([...region.slice(0, 400), ...Array.from({ length: 400 }, () => 'west')]) }, [
          { name: 'region', value: 'west', features: { region: of('west', 500) } },
          { name: 'region', value: 'east', features: { region: of('east', 300) } },
        ]),
      ),
    )
    const everyone = lines.at(-1)!.find(({ segment, headline }) => segment.name === 'all' && headline)
    expect(everyone!.sentence).toContain('`west` 25 → 63 %')
    expect(everyone!.sentence).not.toContain('mix of region')
    expect(everyone!.contributions).toBeUndefined()
  })
})

describe('states without a shift', () => {
  const moved = degrees(800, 5, (z) => 29 + 5 * z)

  test('ok says what it saw and what it would have seen', () => {
    expect(told(temperature, degrees(800, 5))).toBe(
      'Like training: median 20.3 °C, 90 % in 12–28 °C; a PSI of 0.081 would have shown; 800 rows.',
    )
    expect(told(country, named(names(800, usualShares)))).toBe(
      'Like training; a PSI of 0.07 would have shown; 800 rows.',
    )
  })

  test('suspected says that a second window would raise it', () => {
    expect(
      told(
        temperature,
        degrees(800, 5, (z) => 22 + 5 * z),
      ),
    ).toBe(
      'Median 20 → 22.3 °C in this window alone; PSI certainly ≥ 0.1 against training; ' +
        'a second window would raise it; 800 rows; not missing values; look at its source.',
    )
  })

  test('recovering says since when it was raised and what closes it', () => {
    expect(told(temperature, moved, moved, degrees(800, 6))).toBe(
      'Back within training; was raised since Mon 3 Nov 2025 and is watched until three quiet windows in a row have ' +
        'passed; 800 rows.',
    )
  })

  test('too few rows say how many are needed', () => {
    expect(told(temperature, degrees(12, 5))).toBe(
      'Not judged: 12 rows, at least 30 are needed; they wait for those of the next window.',
    )
  })

  test('accepted says what moved and that it is expected', () => {
    const expecting = { ...temperature, expected: '[{feature: x, from: 2025-11-01, reason: works}]' }
    const sentence = told(expecting, moved, moved)
    expect(sentence).toMatch(/^Median 20 → 29.3 °C since Mon 3 Nov 2025; /)
    expect(sentence).toContain('; expected by the spec')
    expect(sentence).not.toContain('look at')
  })

  test('blind says how many times the rows, or which window, would help', () => {
    const few: Story = { ...temperature, columns: { x: { ...temperatures, cells: temperatures.cells.slice(0, 300) } } }
    expect(told(few, degrees(31, 5))).toBe(
      'Cannot tell: only a PSI of 1.5 or more would show, since so few rows say little; ' +
        '4 times the rows in a window, or 1w instead of 1d, would show a PSI of 0.5; 31 rows.',
    )
    expect(told(wobblingBy(3), degrees(40, 5))).toBe(
      'Cannot tell: only a PSI of 2.3 or more would show, since windows of the reference scatter 4.8 times more than ' +
        'chance; 1w instead of 1d would show a PSI of 0.5; 40 rows.',
    )
  })

  test('blind where windows scatter asks for no rows, nor for a window that nobody waits for', () => {
    expect(told(wobblingBy(8, 4000), degrees(200, 5))).toBe(
      'Cannot tell: only a PSI of 2.4 or more would show, since windows of the reference scatter 14 times more than ' +
        'chance; a window and a reference 5.2 times as long would show a PSI of 0.5; 200 rows.',
    )
    expect(told(wobblingBy(15), degrees(40, 5))).toBe(
      'Cannot tell: only a PSI of 22 or more would show, since windows of the reference scatter 47 times more than ' +
        'chance; not even a window 31 times as long would show a PSI of 0.5; 40 rows.',
    )
  })
})

/** Days of 200 rows whose means wobble. */
function wobblingBy(degreesUp: number, count = 40_000): Story {
  const cells = bell(count, 3).map((z, i) => 20 + 5 * z + degreesUp * Math.sin(Math.floor(i / 200)))
  return { ...temperature, columns: { x: { ...temperatures, cells } } }
}
