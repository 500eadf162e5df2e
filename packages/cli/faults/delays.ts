import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { isMainThread, Worker } from 'node:worker_threads'

/**
 * Loaded into a processor with `--import`: every message to the thread of the state waits for a random while, and that
 * thread waits before each step of a transaction, so that a kill finds it everywhere.
 */
const longestMs = Number(process.env['DRIFTLINE_FAULT_DELAY_MS'] ?? 0)

if (longestMs > 0 && isMainThread) delayMessages()
if (longestMs > 0 && !isMainThread) delayTransactions()

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
