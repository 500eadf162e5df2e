import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { driftline } from './queries/prometheus.testing.ts'

const DAY_MS = 86_400_000
const ROWS_A_DAY = 300
const START_MS = Date.UTC(2024, 0, 1)

/** The last day of both, as addresses have times. */
export const UNSURE_END = new Date(START_MS + 12 * DAY_MS).toISOString()

/** Days of a model that is too young to be judged. */
const YOUNG_DAYS = 12
/** Means of days that are all unlike each other: the reference cannot tell what is unusual. */
const WILD_MEANS = [0, 40, 5, 90, 20, 60, 10, 70, 30, 85, 15, 50]
const WILD_REFERENCE_DAYS = 4

/** Replays a model that is still learning, `young`, and one that is blind, `wild`. @returns their histories as files of OpenMetrics */
export async function replayUnsure(folder: string): Promise<readonly string[]> {
  const at = (name: string): string => join(folder, name)
  const split = WILD_REFERENCE_DAYS * ROWS_A_DAY
  const wild = rows(WILD_MEANS)
  await writeFile(at('young.csv'), csv(rows(Array.from({ length: YOUNG_DAYS }, () => 0))))
  await writeFile(at('young.yaml'), spec('young', '{training: {}}'))
  await writeFile(at('wild.csv'), csv(wild))
  await writeFile(at('wild-reference.csv'), csv(wild.slice(0, split)))
  await writeFile(at('wild.yaml'), spec('wild', '{training: {}}'))
  await driftline(['replay', at('young.csv'), '--spec', at('young.yaml'), '--openmetrics', '--out', at('young.om')])
  const profile = ['--spec', at('wild.yaml'), '--out', at('wild.json')]
  await driftline(['profile', 'build', at('wild-reference.csv'), ...profile])
  const judged = ['--spec', at('wild.yaml'), '--profile', at('wild.json'), '--rows', `${split}:`]
  await driftline(['replay', at('wild.csv'), ...judged, '--openmetrics', '--out', at('wild.om')])
  return [at('young.om'), at('wild.om')]
}

function spec(name: string, references: string): string {
  return `model: {name: ${name}, owner: pricing}
features: {fare: {type: numeric}, zone: {type: categorical, values: [a, b]}}
windows: [1d]
columns: {time: time}
references: ${references}
`
}

function rows(meanOfDays: readonly number[]): readonly string[] {
  return Array.from({ length: meanOfDays.length * ROWS_A_DAY }, (_, i) => {
    const time = new Date(START_MS + (i * DAY_MS) / ROWS_A_DAY).toISOString()
    const fare = ((i * 7919) % 997) / 100 + meanOfDays[Math.floor(i / ROWS_A_DAY)]!
    return `${time},${fare.toFixed(3)},${'ab'[(i * 31) % 2]}`
  })
}

function csv(lines: readonly string[]): string {
  return `time,fare,zone\n${lines.join('\n')}\n`
}
