import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeVerdictLines } from '../src/report/verdict-lines.testing.ts'
import { runHere } from './in-process.testing.ts'

const lines = makeVerdictLines({ features: 3, windows: 3, window: '1d' })
const report = (input: string) => runHere(['report', '-', '-o', '-'], { input })

const SCHEMA = [{ change: 'type', feature: 'a', column: 'b', was: 'numbers', is: 'text' }]
const NOT_JUDGED = [{ kind: 'column', name: 'c', reason: 'constant' }]

describe('the lines of a report', () => {
  test.each(['\u2028', '\u2029'])('may hold %j, which ends no line of JSON', async (character) => {
    const odd = lines.map((line) => JSON.stringify({ ...line, feature: `a${character}b` }))
    const { code, err } = await report(odd.join('\n'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('may end with CRLF and begin with a byte order mark', async () => {
    const text = lines.map((line) => JSON.stringify(line)).join('\r\n')
    const plain = await report(text)
    expect(plain).toMatchObject({ code: 0, err: '' })
    expect(await report(`${text}\r\n`)).toEqual(plain)
  })

  test('with a byte order mark are the lines without it', async () => {
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    expect(await report(`\uFEFF${text}`)).toEqual(await report(text))
  })

  test('are live where they name no role', async () => {
    const [without, canary] = [undefined, 'canary'].map((role) =>
      lines.map((line) => JSON.stringify({ ...line, role })).join('\n'),
    )
    const plain = await report(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(await report(without!)).toEqual(plain)
    expect((await report(canary!)).out).toContain('(canary)')
  })

  test('are rendered or refused with their number, whatever replaces one of their values', async () => {
    const first = { ...lines[0], schema: SCHEMA, notJudged: NOT_JUDGED }
    const paths = pathsOf(first)
    const json = fc.oneof(fc.json(), fc.constantFrom('1e999', '-1e999'))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), json, async (path, text) => {
        const changed = replace(first, path, '\u0000')
        const line = JSON.stringify(changed).replace('"\\u0000"', () => text)
        const { code, err } = await report(`${JSON.stringify(lines[1])}\n${line}\n`)
        if (code === 0) expect(err).toBe('')
        else expect(err).toMatch(/^driftline: standard input:2: [^\n]+\n$/)
      }),
      { numRuns: 300 },
    )
  })
})

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function replace(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === String(key) ? replace(inner, rest, by) : inner))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? replace(inner, rest, by) : inner]),
  )
}
