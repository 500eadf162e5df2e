import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { driftline } from './queries/prometheus.testing.ts'

/** Data sets that are not part of this repository. */
const DATA = process.env['DRIFTLINE_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const ELECTRICITY = join(DATA, 'elec2/data.csv.gz')
export const hasElectricity = existsSync(ELECTRICITY)

/** Rows that the model is compared with: nine months in which prices of all columns are known. */
const REFERENCE_ROWS = '17424:31000'
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const DAY_PARTS = ['night', 'morning', 'afternoon', 'evening']

const SPEC = `model: {name: electricity, task: binary, owner: trading, riskTier: 2}
columns: {time: ts, prediction: prediction, score: score}
windows: [1w]
features:
  nswprice: {type: numeric}
  nswdemand: {type: numeric}
  vicprice: {type: numeric}
  vicdemand: {type: numeric}
  transfer: {type: numeric}
segments: {dimensions: [weekday, {name: day_part, values: [${DAY_PARTS.join(', ')}]}], pin: [{day_part: night}]}
`

/**
 * Ten months of the electricity market after those it is compared with, split by weekday and part of the day.
 *
 * @param folder where to write
 * @returns the file with its samples as OpenMetrics
 */
export async function replayElectricity(folder: string): Promise<string> {
  const at = (name: string): string => join(folder, name)
  await writeFile(at('electricity.csv'), withDimensions(gunzipSync(await readFile(ELECTRICITY)).toString()))
  await writeFile(at('electricity.yaml'), SPEC)
  const files = [at('electricity.csv'), '--spec', at('electricity.yaml')]
  await driftline(['profile', 'build', ...files, '--rows', REFERENCE_ROWS, '--out', at('electricity.json')])
  const replayed = ['--rows', '31000:41000', '--openmetrics', '--out', at('electricity.om')]
  await driftline(['replay', ...files, '--profile', at('electricity.json'), ...replayed])
  return at('electricity.om')
}

/** The set quotes nothing; its times are in the first column, without a zone. */
function withDimensions(csv: string): string {
  const [header = '', ...rows] = csv.trimEnd().split(/\r?\n/)
  const split = rows.map((row) => {
    const time = new Date(`${row.slice(0, row.indexOf(','))}Z`)
    return `${row},${WEEKDAYS[time.getUTCDay()]},${DAY_PARTS[Math.floor(time.getUTCHours() / 6)]}`
  })
  return `${[`${header},weekday,day_part`, ...split].join('\n')}\n`
}
