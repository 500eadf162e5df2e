import { parentPort, workerData } from 'node:worker_threads'
import { isExpected } from '../print-failure.ts'
import { compareOnePart } from './compare-one-part.ts'
import type { CompareAnswer, CompareTask } from './compare-thread.ts'

const { files, part } = workerData as CompareTask

async function answer(): Promise<CompareAnswer> {
  try {
    return { ok: true, part: await compareOnePart(files, part) }
  } catch (error) {
    if (!isExpected(error)) throw error
    return { ok: false, name: error.name, code: error.code, message: error.message }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
parentPort?.postMessage(await answer())
