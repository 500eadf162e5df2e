import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fillDatabase } from '../host/server/start-prometheus.ts'
import { CACHE_FOLDER } from './cache-folder.ts'
import { oneAtATime } from './one-at-a-time.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const EXAMPLE = join(REPOSITORY, 'examples/ridership')
/** Days the model of the example was trained on; those after them are replayed. */
const TRAINED_ROWS = 1074

/** The newest time of the history, ms since 1970. */
export const HISTORY_END_MS = Date.parse('2017-01-01T00:00:00Z')

/**
 * Thirteen years of the ridership example, replayed and loaded into a database of Prometheus, once for the same programs.
 *
 * @returns the folder of the database, which is only read
 */
export async function ridershipHistory(): Promise<string> {
  const folder = join(CACHE_FOLDER, `ridership-${await hashOfSources()}`)
  await oneAtATime(`${folder}.lock`, async () => {
    if (!existsSync(folder)) await replayInto(folder)
  })
  return join(folder, 'database')
}

async function replayInto(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await copyFile(join(EXAMPLE, 'data/data.csv'), join(unfinished, 'data.csv'))
  await copyFile(join(EXAMPLE, 'ridership.yaml'), join(unfinished, 'model.yaml'))
  const driftline = (args: string): Promise<unknown> =>
    promisify(execFile)(process.execPath, [join(REPOSITORY, 'packages/cli/bin/driftline.js'), ...args.split(' ')], {
      cwd: unfinished,
    })
  await driftline(`profile build data.csv --spec model.yaml --rows 0:${TRAINED_ROWS} --out profile.json`)
  const replay = `replay data.csv --spec model.yaml --profile profile.json --rows ${TRAINED_ROWS}:`
  await driftline(`${replay} --openmetrics --out history.om`)
  await fillDatabase(join(unfinished, 'history.om'), join(unfinished, 'database'))
  await rm(join(unfinished, 'history.om'))
  await rename(unfinished, folder)
}

/** Of what decides about the samples: the contract, the judging and the example. */
async function hashOfSources(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-s', ...SOURCES], { cwd: REPOSITORY })
  const changed = await promisify(execFile)('git', ['diff', '--', ...SOURCES], { cwd: REPOSITORY })
  const own = await readFile(fileURLToPath(import.meta.url))
  return createHash('sha256').update(stdout).update(changed.stdout).update(own).digest('hex').slice(0, 16)
}

const SOURCES = [
  ...['semconv', 'health', 'processor', 'statistics', 'profile', 'spec', 'cli'].map((name) => `packages/${name}/src`),
  'examples/ridership',
]
