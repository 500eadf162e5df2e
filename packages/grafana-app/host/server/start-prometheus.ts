import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { PROMETHEUS, PROMTOOL } from './prometheus-programs.ts'

/** Blocks as long as this are few, also of many years. */
const LONGEST_BLOCK = '30000h'
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 30_000

/** A Prometheus that was started here. */
export interface StartedPrometheus {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Writes samples into a database of Prometheus. @param openMetricsFile samples with their times */
export async function fillDatabase(openMetricsFile: string, databaseFolder: string): Promise<void> {
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', `--max-block-duration=${LONGEST_BLOCK}`]
  await promisify(execFile)(PROMTOOL, [...args, openMetricsFile, databaseFolder])
}

/**
 * Starts a Prometheus on loopback that keeps everything, and waits until it answers.
 *
 * @param configFile default one that neither scrapes nor has rules
 * @throws Error with what it printed where it does not
 */
export async function startPrometheus(databaseFolder: string, configFile = '/dev/null'): Promise<StartedPrometheus> {
  const url = `http://127.0.0.1:${await freePort()}`
  const child = spawn(
    PROMETHEUS,
    [
      `--config.file=${configFile}`,
      `--web.listen-address=${new URL(url).host}`,
      `--storage.tsdb.path=${databaseFolder}`,
      '--storage.tsdb.retention.time=100y',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ended = once(child, 'close')
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill()
      throw new Error(`Prometheus does not answer:\n${printed}`)
    }
    await setTimeout(LOOK_EVERY_MS)
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, stop }
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/-/ready`).catch(() => undefined)
  return response?.ok === true
}
