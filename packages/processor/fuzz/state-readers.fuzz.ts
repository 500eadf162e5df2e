import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeEntry } from '../src/journal-entry.ts'
import { ModelRegistry } from '../src/models/model-registry.ts'
import { restoreMonitor } from '../src/models/restore-monitor.ts'
import { DEFAULT_LIMITS } from '../src/processor.ts'
import { START_MS } from '../src/lives.testing.ts'
import { bytesHeld, streamsHeld } from '../src/processor-laws.testing.ts'
import { readSection } from '../src/state/read-section.ts'
import { STATE_VERSION } from '../src/state/section-records.ts'
import { StateVersionError } from '../src/state/state-errors.ts'
import { openState } from '../src/state/stored-state.ts'
import { anyState, fuzzedModel, INPUT_KINDS } from './state-inputs.testing.ts'

const MAX_MS = 1000
const MAX_HEAP_BYTES = 256 * 2 ** 20

/** States of every kind for every reader of them: each is read, told of or refused, soon and in little memory. */
export const fuzz = {
  inputs: anyState,
  check: (input: Uint8Array): void => {
    const body = input.subarray(1)
    const kind = INPUT_KINDS[input[0] ?? 0]
    bounded(() => {
      if (kind === 'section') checkSection(body)
      else if (kind === 'entry') checkEntry(body)
      else checkDatabase(body)
    })
  },
}

function bounded(run: () => void): void {
  const heapBefore = process.memoryUsage().heapUsed
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  if (user + system > MAX_MS * 1000) throw new Error(`took ${(user + system) / 1000} ms`)
  const heapBytes = process.memoryUsage().heapUsed - heapBefore
  if (heapBytes > MAX_HEAP_BYTES) throw new Error(`took ${heapBytes} bytes`)
}

/** A section is restored with an account that is right, or refused and nothing of it held. */
function checkSection(body: Uint8Array): void {
  const registry = new ModelRegistry({ models: [fuzzedModel], limits: DEFAULT_LIMITS, coveredSinceMs: START_MS })
  const { admission } = registry
  let held = { bytes: 0, streams: 0 }
  try {
    const restored = restoreMonitor(readSection([body]), registry)
    const monitor = restored?.monitored.monitor
    if (restored && monitor) held = { bytes: bytesHeld(restored.monitored), streams: streamsHeld(monitor) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  if (admission.bytes !== held.bytes || admission.streams !== held.streams)
    throw new Error(
      `${admission.bytes} bytes and ${admission.streams} streams on account, ${JSON.stringify(held)} held`,
    )
}

function checkEntry(body: Uint8Array): void {
  try {
    decodeEntry(body)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}

/** A database is opened, whatever it holds, unless another version of the processor seems to have written it. */
function checkDatabase(body: Uint8Array): void {
  const directory = mkdtempSync(join(tmpdir(), 'driftline-fuzz-'))
  try {
    writeFileSync(join(directory, 'state.db'), body)
    const { database } = openState(directory, STATE_VERSION)
    database.close()
  } catch (error) {
    if (!(error instanceof StateVersionError)) throw error
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
