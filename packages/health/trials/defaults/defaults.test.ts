import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readResults } from '../results-file.ts'
import { policySections, renderDefaults, valueInCode } from './render-defaults.ts'
import { readConstant } from './read-constant.ts'
import { NO_POLICY } from './no-policy.ts'

const ROOT = new URL('../../../../', import.meta.url)
const defaults = policySections.flatMap((section) => section.defaults)

describe('the page of defaults', () => {
  test('is what the code and the last results give', () => {
    const page = readFileSync(new URL('docs/reference/defaults.md', ROOT), 'utf8')
    expect(page).toBe(renderDefaults(readResults()))
  })

  test('reads every constant', () => {
    for (const own of defaults) if ('name' in own.from) expect(valueInCode(own), own.what).toBeGreaterThan(0)
  })

  test('names every number of the policy, or says why it is none', () => {
    const told = new Set(defaults.flatMap(({ from }) => ('file' in from ? [`${from.file}#${from.name}`] : [])))
    const unknown = numbersOfPolicy().filter(
      (place) => !told.has(place) && !(place in NO_POLICY) && !(nameOf(place) in NO_POLICY),
    )
    expect(unknown).toEqual([])
  })

  test('excuses no number that is not there', () => {
    const known = new Set(numbersOfPolicy().flatMap((place) => [place, nameOf(place)]))
    expect(Object.keys(NO_POLICY).filter((place) => !known.has(place))).toEqual([])
  })
})

describe('a constant of the code', () => {
  const source =
    'const DAY_MS = 86_400_000\nexport const MONTH_MS = 31 * DAY_MS\nconst RATES = { a: 0.5, b: 2 } as const\nconst LOG: X = { w: Math.log(2) }\n'
  const read = (name: string, part?: string) => readConstant(source, { file: 'x.ts', name, ...(part && { part }) })

  test('is read with what it is made of', () => {
    expect(read('MONTH_MS')).toBe(31 * 86_400_000)
    expect(read('RATES', 'b')).toBe(2)
    expect(read('LOG', 'w')).toBe(Math.log(2))
  })

  test('that is not there, or no number, is told', () => {
    expect(() => read('WEEK_MS')).toThrow('x.ts has no constant WEEK_MS')
    expect(() => read('RATES')).toThrow('is no number')
    expect(() => read('RATES', 'c')).toThrow('RATES.c')
  })
})

function nameOf(place: string): string {
  return place.slice(place.indexOf('#') + 1)
}

const FOLDERS = [
  'acceptance',
  'build',
  'cells',
  'comparison',
  'counts',
  'evidence',
  'freshness',
  'model',
  'quality',
  'reference',
  'segments',
  'verdict',
  'volume',
  '',
].map((folder) => `packages/health/src/${folder}`)

/** Constants with a number, by file and name. */
function numbersOfPolicy(): readonly string[] {
  return [...FOLDERS, 'packages/profile/src/cells'].flatMap((folder) =>
    filesIn(folder).flatMap((file) => {
      const source = readFileSync(new URL(file, ROOT), 'utf8')
      return [...source.matchAll(/^(?:export )?const ([A-Z][A-Z0-9_]+)(?:: [^=]+)? = ([^\n]*\d[^\n]*)$/gm)].flatMap(
        ([, name, text]) => (/^['"`[]|^\//.test(text!) ? [] : [`${file}#${name}`]),
      )
    }),
  )
}

function filesIn(folder: string): readonly string[] {
  const isWhole = folder !== 'packages/health/src/'
  return readdirSync(fileURLToPath(new URL(folder, ROOT)), { recursive: isWhole, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(file))
    .map((file) => `${folder}/${file}`.replace('//', '/'))
}
