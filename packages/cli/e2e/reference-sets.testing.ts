import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'

/** Data sets with figures by scipy; absent on most machines, required in CI. */
export const dataFolder =
  process.env['DRIFTLINE_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
export const hasData = existsSync(dataFolder)

export const tabularSets = [
  'chicago-ridership',
  'bank-marketing',
  'elec2',
  'bike-sharing-hourly',
  'california-housing',
] as const

export interface SetMeta {
  readonly timestamp: string
  readonly features: Readonly<Record<string, 'numeric' | 'categorical'>>
  readonly also?: Readonly<Record<string, 'numeric' | 'categorical'>>
  readonly target: string
  readonly prediction: string
  readonly score: string | null
  readonly task: string
  readonly reference: readonly [number, number]
  readonly chunks: readonly { readonly name: string; readonly rows: readonly [number, number] }[]
}

export interface ReferenceFigures {
  readonly features: Readonly<
    Record<
      string,
      {
        readonly type: 'numeric' | 'categorical'
        readonly categories?: readonly string[]
        readonly reference: { readonly missing: number; readonly std?: number }
        readonly chunks: Readonly<Record<string, Readonly<Record<string, number | null>>>>
      }
    >
  >
}

export function pathOf(set: string): string {
  const plain = `${dataFolder}/${set}/data.csv`
  return existsSync(plain) ? plain : `${plain}.gz`
}

export function metaOf(set: string): SetMeta {
  return JSON.parse(readFileSync(`${dataFolder}/${set}/meta.json`, 'utf8')) as SetMeta
}

export function figuresOf(set: string): ReferenceFigures {
  return JSON.parse(readFileSync(`${dataFolder}/${set}/reference.json`, 'utf8')) as ReferenceFigures
}

/** The spec a user of the set would write. */
export function specTextOf(set: string, window: string, calendar: readonly string[] = []): string {
  const meta = metaOf(set)
  const figures = figuresOf(set)
  const valuesOf = (name: string): string => {
    const categories = figures.features[name]?.categories
    return categories ? `, values: ${JSON.stringify(categories)}` : ''
  }
  const quoted = (name: string): string => JSON.stringify(name)
  const reserved = new Set(['prediction', 'score'])
  const features = Object.entries({ ...meta.features, ...meta.also })
    .filter(([name]) => !reserved.has(name) && name !== meta.timestamp)
    .map(
      ([name, type]) =>
        `  ${quoted(name)}: {type: ${type}${valuesOf(name)}${calendar.includes(name) ? ', calendar: true' : ''}}`,
    )
  return [
    `model: {name: ${set}, task: ${meta.task}}`,
    `columns: {time: ${meta.timestamp}, prediction: ${meta.prediction}${meta.score ? `, score: ${meta.score}` : ''}}`,
    `windows: [${window}]`,
    'features:',
    ...features,
    '',
  ].join('\n')
}

export function specOf(set: string, window = '1mo'): MonitorSpec {
  const checked = parseMonitorSpec(specTextOf(set, window), { file: `${set}.yaml` })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}
