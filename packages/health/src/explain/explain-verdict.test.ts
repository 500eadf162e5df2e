import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeatureCounts, KindLine, VerdictLine } from '../index.ts'
import { explainVerdict } from '../index.ts'
import { createRandom, numbers, specOf } from '../judging.testing.ts'
import type { DayOf } from '../model/model-days.testing.ts'
import { closeDays, ofModel, poisson } from '../model/model-days.testing.ts'
import { anyLines } from '../words/any-lives.testing.ts'
import { bell, day, degrees, judgeOf, temperatures } from '../words/stories.testing.ts'

const moved = degrees(800, 5, (z) => 29 + 5 * z)

/** The lines of some days as they are read from a file. */
function linesOf(expected = '[]', ...more: readonly FeatureCounts[]): readonly VerdictLine[] {
  const judge = judgeOf({ columns: { x: temperatures }, features: 'x: {type: numeric, importance: 0.4}', expected })
  const constant = numbers(Array.from({ length: 60 }, () => 7))
  const missing = numbers(
    bell(700, 9).map((z) => 20 + 5 * z),
    { missing: 90 },
  )
  const days = [
    degrees(800, 6),
    moved,
    moved,
    degrees(9, 4),
    degrees(800, 7),
    missing,
    constant,
    degrees(800, 8),
    ...more,
  ]
  return JSON.parse(JSON.stringify(days.flatMap((x, i) => judge.close(day(i, { x }))))) as readonly VerdictLine[]
}

function stepOf(line: VerdictLine, title: string, name: string) {
  const section = explainVerdict(line).sections.find((own) => own.title === title)
  return section?.steps.find((step) => step.name === name)
}

describe('the arithmetic of a verdict', () => {
  test('gives what the line says, whatever happened', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (const line of JSON.parse(JSON.stringify(lines)) as readonly VerdictLine[])
          expect(explainVerdict(line).contradictions).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('gives what the line says where few rows show something else than what was raised', () => {
    const far = numbers([...bell(28, 3).map((z) => 20 + 5 * z), 60, 61, 62])
    const beyond = numbers(
      bell(800, 9).map((z) => 20 + 5 * z),
      { range: 20 },
    )
    const lines = linesOf('[]', beyond, beyond, far)
    expect(lines.at(-1)).toMatchObject({ reason: 'thin', notRenewed: true })
    expect(lines.at(-1)!.windowSeverity).toBeGreaterThan(0)
    for (const line of lines) expect(explainVerdict(line).contradictions).toEqual([])
  })

  test('gives what the line says where drift is accepted', () => {
    const further = degrees(800, 5, (z) => 55 + 5 * z)
    const lines = linesOf('[{feature: x, from: 2025-11-01}]', further, further)
    expect(lines.map(({ state }) => state)).toContain('accepted')
    expect(lines.at(-1)!.state).toBe('act')
    for (const line of lines) expect(explainVerdict(line).contradictions).toEqual([])
  })

  test('gives what the line says where another kind than the accepted one raises', () => {
    const lost = numbers(
      bell(700, 9).map((z) => 29 + 5 * z),
      { missing: 300 },
    )
    const lines = linesOf('[{feature: x, from: 2025-11-01}]', moved, moved, lost, lost)
    expect(lines.at(-1)!.sentence).toContain('more than the spec expects')
    for (const line of lines) expect(explainVerdict(line).contradictions).toEqual([])
  })

  test('gives what the line says of the model as a whole, silences included', () => {
    const spec = specOf('model: {name: m}\nwindows: [1d]\nfeatures: {x: {type: numeric}}\n')
    const random = createRandom(3)
    const rowsOf = (day: number): number => poisson(random, day > 95 ? 1500 : day % 9 === 0 ? 20 : 400)
    const days: DayOf = (day) => (day > 60 && day < 75 ? undefined : { rows: rowsOf(day), duplicates: day % 50 })
    const lines = ofModel(closeDays(110, days, { spec }))
    expect(new Set(lines.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)))).toContain('volume')
    for (const line of lines) expect(explainVerdict(line).contradictions, JSON.stringify(line)).toEqual([])
  })

  test('adds its cells up to PSI, and PSI to severity', () => {
    const line = linesOf()[2]!
    const { sections } = explainVerdict(line)
    const own = sections.find(({ title }) => title === 'distribution')!
    const psi = own.cells!.reduce((sum, { term }) => sum + term, 0)
    expect(psi).toBeCloseTo(line.statistics.psi!, 12)
    expect(own.cells!.reduce((sum, { current }) => sum + current, 0)).toBe(800)
    expect(stepOf(line, 'distribution', 'φ')?.how).toContain('from 40 blocks')
    expect(stepOf(line, 'looking back', 'state')).toMatchObject({ value: 'act', told: { value: 'act' } })
  })

  test('says which word stands where a window cannot tell', () => {
    const thin = linesOf()[3]!
    expect(thin).toMatchObject({ state: 'act', notRenewed: true })
    expect(stepOf(thin, 'looking back', 'severity')?.how).toBe('this window cannot tell: what stands')
  })

  test('tells every figure that was changed in the line', () => {
    const lines = linesOf().filter(({ kinds }) => kinds.length > 0)
    const told = lines.flatMap((line, at) =>
      explainVerdict(line).sections.flatMap(({ steps }) =>
        steps.flatMap((step) => (typeof step.told?.value === 'number' ? [{ at, path: step.told.path }] : [])),
      ),
    )
    expect(told.length).toBeGreaterThan(50)
    for (const { at, path } of told) {
      const changed = withFigure(lines[at]!, path, (value) => value * 1.001 + 0.001)
      expect(explainVerdict(changed).contradictions.length, `${path} of line ${at}`).toBeGreaterThan(0)
    }
  })

  test('tells a state that severities do not give', () => {
    const [ok, raised] = linesOf()
    expect(explainVerdict({ ...ok!, state: 'act' }).contradictions).toMatchObject([{ path: 'state', figures: 'ok' }])
    expect(explainVerdict({ ...raised!, state: 'ok' }).contradictions).toMatchObject([{ path: 'state' }])
  })

  test('of a line without counts is what it says', () => {
    const [line] = linesOf()
    const bare = { ...line!, kinds: line!.kinds.map(withoutBasis) }
    const { sections, contradictions } = explainVerdict(bare)
    expect(contradictions).toEqual([])
    expect(sections[0]?.steps[0]?.how).toContain('carries no counts')
  })
})

function withoutBasis({ kind, effect, lowerBound, severity, detectable }: KindLine): KindLine {
  return { kind, effect, lowerBound, severity, detectable }
}

/** The line with one figure changed. */
function withFigure(line: VerdictLine, path: string, change: (value: number) => number): VerdictLine {
  const copy = structuredCopy(line)
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  const holder = keys.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy as never)
  holder[keys.at(-1)!] = change(holder[keys.at(-1)!] as number)
  return copy
}

function structuredCopy(line: VerdictLine): VerdictLine {
  return JSON.parse(JSON.stringify(line)) as VerdictLine
}
