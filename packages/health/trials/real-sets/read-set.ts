import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { RawValue } from '../../src/index.ts'
import type { FeaturePlan } from '../window-rows.ts'

const folder = process.env['DRIFTLINE_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/** Real rows with known drift. */
export interface RealSet {
  readonly features: Readonly<Record<string, FeaturePlan>>
  /** When each row happened, ms, ascending. */
  readonly timesMs: readonly number[]
  /** One column of cells a feature. */
  readonly cells: Readonly<Record<string, readonly RawValue[]>>
}

interface SetMeta {
  readonly timestamp: string
  readonly features: Readonly<Record<string, FeaturePlan['type']>>
}

interface SetFigures {
  readonly features: Readonly<Record<string, { readonly categories?: readonly string[] }>>
}

const kept = new Map<string, RealSet>()

/** Reads the rows and the declared features of a set; `undefined` where the sets are not on this machine. */
export function readSet(name: string): RealSet | undefined {
  const known = kept.get(name)
  if (known || !existsSync(`${folder}/${name}`)) return known
  const meta = readJson(name, 'meta.json') as SetMeta
  const figures = readJson(name, 'reference.json') as SetFigures
  const [header = [], ...rows] = readRows(name)
  const columnOf = (column: string): readonly string[] => {
    const at = header.indexOf(column)
    return rows.map((row) => row[at] ?? '')
  }
  const features = Object.entries(meta.features).map(([feature, type]) => {
    const values = figures.features[feature]?.categories
    return [feature, { type, ...(type === 'categorical' && values && { values }) }] as const
  })
  const set: RealSet = {
    features: Object.fromEntries(features),
    timesMs: columnOf(meta.timestamp).map(parseUtc),
    cells: Object.fromEntries(
      features.map(([feature, { type }]) => [feature, columnOf(feature).map((text) => toCell(text, type))]),
    ),
  }
  kept.set(name, set)
  return set
}

function readJson(name: string, file: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${name}/${file}`, 'utf8'))
}

/** The sets quote nothing. */
function readRows(name: string): readonly (readonly string[])[] {
  const plain = `${folder}/${name}/data.csv`
  const text = existsSync(plain) ? readFileSync(plain, 'utf8') : gunzipSync(readFileSync(`${plain}.gz`)).toString()
  if (text.includes('"'))
    throw new Error(`${name}: data.csv holds quotes, which this reader of plain CSV does not know.`)
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}

/** Months, days and minutes, all without a time zone. */
function parseUtc(text: string): number {
  const timeMs = Date.parse(text.includes('T') ? `${text}Z` : text)
  if (Number.isNaN(timeMs))
    throw new Error(`"${text}" is no time; the sets write 2008-05, 2008-05-01 or 2008-05-01T00:00.`)
  return timeMs
}

function toCell(text: string, type: FeaturePlan['type']): RawValue {
  if (text === '') return null
  return type === 'numeric' ? Number(text) : text
}
