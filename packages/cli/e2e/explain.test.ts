import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

describe('driftline explain', () => {
  let model: SmallModel
  let lines: readonly VerdictLine[] = []

  beforeAll(async () => {
    model = await createSmallModel()
    const rows = Array.from({ length: 5 * 120 }, (_, i) => {
      const day = Math.floor(i / 120)
      const value = day < 2 ? (i * 7) % 40 : 60 + ((i * 7) % 40)
      return `2024-02-0${day + 1},${i % 9 === 0 && day === 4 ? '' : value}`
    })
    await model.write('moved.csv', `day,a\n${rows.join('\n')}\n`)
    const { code, out, err } = await runHere([
      'replay',
      model.at('moved.csv'),
      '--spec',
      model.at('model.yaml'),
      '--profile',
      model.at('p.json'),
      '--json',
    ])
    if (code !== 0) throw new Error(err)
    lines = out.split('\n').flatMap((text) => (text === '' ? [] : [JSON.parse(text) as VerdictLine]))
    await model.write('lines.jsonl', out)
  })
  afterAll(() => model.remove())

  const explain = (...args: readonly string[]) => runHere(['explain', model.at('lines.jsonl'), ...args])
  const explainLine = (line: VerdictLine, ...args: readonly string[]) =>
    runHere(['explain', '-', '--feature', line.feature, '--reference', line.reference, ...args], {
      input: JSON.stringify(line),
    })

  test('prints the arithmetic of the latest headline, from rows to state', async () => {
    const { code, out, err } = await explain('--feature', 'a')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^a of m 1, everyone, against training, 1d from 2024-02-05T00:00:00Z to 2024-02-06T00:00:00Z: act\n/,
    )
    for (const figure of ['PSI/(φk)', 'φk ', 'L ', 's(t−1)', 'ω', 'state']) expect(out).toContain(`\n${figure}`)
    expect(out).toContain('a guess, for want of four blocks')
    expect(out).toContain('range: no rise: 0 of 120, was 0 of 120\n')
  })

  test('agrees with every line to the last digit it prints', async () => {
    let compared = 0
    for (const line of lines) {
      const { code, out, err } = await explainLine(line, '--window', line.window)
      expect({ code, err }, line.sentence).toEqual({ code: 0, err: '' })
      for (const [, gives, says] of out.matchAll(/^[^\s\d].* {2}([\d.,e−]+) {2,}([\d.,e−]+)$/gm)) {
        expect(says).toBe(gives)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(50)
  })

  test('tells a figure of the line that its counts do not give', async () => {
    const line = lines.findLast(({ headline, kind }) => headline && kind !== null)!
    const { code, err } = await explainLine({ ...line, lowerBound: 0.5 })
    expect(code).toBe(1)
    expect(err).toMatch(/^L of what leads: the line says 0\.5 \(lowerBound\), the figures give [\d.]+\n$/)
    const asOk = await explainLine({ ...line, state: 'ok' })
    expect(asOk).toMatchObject({
      code: 1,
      err: 'state of looking back: the line says ok (state), the figures give act\n',
    })
  })

  test('finds the window that holds a time', async () => {
    const { out } = await explain('--feature', 'a', '--at', '2024-02-02T13:00')
    expect(out).toContain('from 2024-02-02T00:00:00Z to 2024-02-03T00:00:00Z')
    const { code, err } = await explain('--feature', 'a', '--at', '2023-01-01')
    expect(code).toBe(1)
    expect(err).toBe(
      'No window of it holds 2023-01-01T00:00:00.000Z. The file has 5 windows of it, ' +
        'from 2024-02-01T00:00:00Z to 2024-02-06T00:00:00Z.\n',
    )
  })

  test.each([
    [['--feature', 'aa'], 'No verdict for the feature "aa". There is "a", "all".'],
    [['--feature', 'a', '--segment', 'city=x'], 'No verdict for the segment "city=x". There is "everyone".'],
    [['--feature', 'a', '--window', '1h'], 'No verdict for the window "1h". There is "1d".'],
    [
      ['--feature', 'a', '--reference', 'trainin'],
      'No verdict for the reference "trainin". Did you mean "training"? There is "training", "seasonal".',
    ],
    [['--feature', 'a', '--role', 'shadow'], 'No verdict for the role "shadow". There is "live".'],
    [['--feature', 'a', '--model-version', '9'], 'No verdict for the version "9". There is "1".'],
  ])('says what there is where %j is not', async (args, message) => {
    expect(await explain(...args)).toEqual({ code: 1, out: '', err: `${message}\n` })
  })

  test('says where a reference is still learning what it has to reckon: nothing', async () => {
    const { code, out } = await explain('--feature', 'a', '--reference', 'seasonal')
    expect(code).toBe(0)
    expect(out).toContain(': learning\n')
    expect(out).toContain('There is nothing to reckon')
  })

  test('refuses a segment and a time that are none, and counts that rows cannot give', async () => {
    expect(await explain('--feature', 'a', '--segment', 'west')).toMatchObject({ code: 2 })
    const { code, err } = await explain('--feature', 'a', '--at', 'monday')
    expect(code).toBe(2)
    expect(err).toContain('is not a time')
    const line = lines.find(({ kinds }) => kinds.length > 0)!
    const kinds = [{ ...line.kinds[0]!, basis: { of: 'rate', reference: { count: -1, rows: 5 } } }]
    const refused = await runHere(['explain', '-', '--feature', 'a'], { input: JSON.stringify({ ...line, kinds }) })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('standard input:1: "kinds" must be a list of objects')
  })

  test('prints the steps as JSON', async () => {
    const { out } = await explain('--feature', 'a', '--json')
    const { sections, contradictions } = JSON.parse(out) as {
      sections: readonly { title: string }[]
      contradictions: []
    }
    expect(sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['distribution', 'missing', 'looking back']),
    )
    expect(contradictions).toEqual([])
  })

  test('has examples in its help', async () => {
    const { code, out } = await runHere(['explain', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('driftline explain lines.jsonl --feature temperature')
  })
})
