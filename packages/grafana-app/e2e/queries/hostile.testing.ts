import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { driftline } from './prometheus.testing.ts'
import { replay } from './ridership.testing.ts'

/** Names as nobody should write them. */
export const HOSTILE = {
  model: `m"} or vector(1) # \\ {{ x }} $__interval \${__all} [[ds]] 模型 <b>`,
  numeric: `lat{"}\\\` $__range ${'x'.repeat(170)}`,
  category: '<img src=x onerror=alert(1)> {le="0.5"}',
} as const

/** Values of the segment dimension; the last moves away from what it was. */
export const HOSTILE_SEGMENTS = [
  'eu "west"',
  '$__all',
  '[[x]]',
  String.raw`a\b.*|c`,
  'naïve 模型 🚆',
  'moved{}',
] as const
export const MOVED = 'moved{}'
/** The one that the spec pins. */
export const PINNED = HOSTILE_SEGMENTS[0]
export const DIMENSION = 'region'

const DAYS = 40
const REFERENCE_DAYS = 20
const ROWS_A_DAY = 600

/** A model with such names and segments, replayed: sixty rows and more of each segment a day. */
export async function replayHostile(folder: string) {
  const at = (name: string): string => join(folder, name)
  const spec = `model: {name: ${JSON.stringify(HOSTILE.model)}, owner: ${JSON.stringify('a "b" $c')}}
features:
  ${JSON.stringify(HOSTILE.numeric)}: {type: numeric}
  ${JSON.stringify(HOSTILE.category)}: {type: categorical}
windows: [1d]
columns: {time: time}
segments: {dimensions: [${DIMENSION}], pin: [{${DIMENSION}: ${JSON.stringify(PINNED)}}]}
slos: {drift: 0.9}
`
  await writeFile(at('hostile.yaml'), spec)
  const header = ['time', DIMENSION, HOSTILE.numeric, HOSTILE.category].map(cell)
  const rows = Array.from({ length: DAYS * ROWS_A_DAY }, (_, i) => rowOf(i))
  const reference = rows.slice(0, REFERENCE_DAYS * ROWS_A_DAY)
  await writeFile(at('hostile.csv'), `${header.join(',')}\n${rows.join('\n')}\n`)
  await writeFile(at('reference.csv'), `${header.join(',')}\n${reference.join('\n')}\n`)
  const built = ['profile', 'build', at('reference.csv'), '--spec', at('hostile.yaml'), '--out', at('hostile.json')]
  await driftline(built)
  return replay({
    data: at('hostile.csv'),
    spec: at('hostile.yaml'),
    profile: at('hostile.json'),
    rows: `${REFERENCE_DAYS * ROWS_A_DAY}:`,
    history: at('hostile.om'),
  })
}

function rowOf(i: number): string {
  const day = Math.floor(i / ROWS_A_DAY)
  const ms = Date.UTC(2024, 0, 1 + day) + Math.floor((i % ROWS_A_DAY) * (86_400_000 / ROWS_A_DAY))
  const region = HOSTILE_SEGMENTS[i % HOSTILE_SEGMENTS.length]!
  const hasMoved = region === MOVED && day >= DAYS - 5
  const value = ((i * 7919) % 997) / 10 + (hasMoved ? 500 : 0)
  const category = ['"yes"', '$no', 'a\\b'][(i * 31) % 3]!
  return [new Date(ms).toISOString(), region, String(value), category].map(cell).join(',')
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
