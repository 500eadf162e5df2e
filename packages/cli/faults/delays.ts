import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { isMainThread, Worker } from 'node:worker_threads'

/**
 * Loaded into a processor with `--import`. Every message to the thread of the state waits for a random while, and that
 * thread waits before each step of a transaction, so that a kill finds it everywhere; and the clock may jump.
 */
const longestMs = Number(process.env['DRIFTLINE_FAULT_DELAY_MS'] ?? 0)

const hasJumps = process.env['DRIFTLINE_FAULT_CLOCK'] === 'jumps'

if (hasJumps && isMainThread) makeClockJump()
if (longestMs > 0 && isMainThread) delayMessages()
if (longestMs > 0 && !isMainThread) delayTransactions()

/** The clock of the machine jumps back and forth by up to an hour, a few times a second. */
function makeClockJump(): void {
  const { now } = Date
  const jumpsMs = [-3_600_000, -60_000, 0, 90_000, 3_600_000]
  let [offsetMs, untilMs] = [0, 0]
  Date.now = () => {
    const realMs = now()
    if (realMs > untilMs) {
      offsetMs = jumpsMs[Math.floor(Math.random() * jumpsMs.length)]!
      untilMs = realMs + Math.random() * 500
    }
    return realMs + offsetMs
  }
}

function delayMessages(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called on the worker below
  const send = Worker.prototype.postMessage
  let last = Promise.resolve()
  Worker.prototype.postMessage = function postLater(...message: Parameters<typeof send>) {
    const sendLater = async (before: Promise<void>): Promise<void> => {
      await before
      await setTimeout(Math.random() * longestMs)
      send.apply(this, message)
    }
    last = sendLater(last)
  }
}

function delayTransactions(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called on the database below
  const run = DatabaseSync.prototype.exec
  const cell = new Int32Array(new SharedArrayBuffer(4))
  DatabaseSync.prototype.exec = function runLater(sql: string) {
    if (/^(BEGIN|COMMIT)/.test(sql)) Atomics.wait(cell, 0, 0, Math.random() * longestMs)
    return run.call(this, sql)
  }
}
