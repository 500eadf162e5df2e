import { Worker } from 'node:worker_threads'
import { DatasetError } from '../dataset/dataset-error.ts'
import { TableError } from '../tables/table-error.ts'
import type { ComparedPart } from './compare-datasets.ts'
import type { FilesToCompare, PartNumber } from './compare-one-part.ts'

/** What the thread is given. */
export interface CompareTask {
  readonly files: FilesToCompare
  readonly part: PartNumber
}

/** What the thread answers: the part, or an error of ours in its words. */
export type CompareAnswer =
  | { readonly ok: true; readonly part: ComparedPart }
  | { readonly ok: false; readonly name: string; readonly code: string; readonly message: string }

/** A thread that compares one part. */
export interface CompareThread {
  readonly part: Promise<ComparedPart>
  readonly end: () => Promise<void>
}

/** Starts a thread on one part of two files. */
export function startCompareThread(files: FilesToCompare, part: PartNumber): CompareThread {
  const isSource = import.meta.url.endsWith('.ts')
  const task: CompareTask = { files, part }
  const worker = new Worker(new URL(`./compare-worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
    workerData: task,
    ...(isSource && { execArgv: [...process.execArgv, '--conditions=@driftline/source'] }),
  })
  const compared = new Promise<ComparedPart>((resolve, reject) => {
    worker.on('message', (answer: CompareAnswer) => (answer.ok ? resolve(answer.part) : reject(toError(answer))))
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('A thread of the comparison has ended.')))
  })
  // Where this thread fails too, its own error is the one that is told.
  compared.catch(() => undefined)
  return {
    part: compared,
    end: async () => {
      await worker.terminate()
    },
  }
}

function toError({ name, code, message }: Extract<CompareAnswer, { readonly ok: false }>): Error {
  if (name === 'TableError') return new TableError(code as TableError['code'], message)
  if (name === 'DatasetError') return new DatasetError(code as DatasetError['code'], message)
  return new Error(message)
}
