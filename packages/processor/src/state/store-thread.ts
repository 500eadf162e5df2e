import { Worker } from 'node:worker_threads'
import { StateDirectoryError, StateInUseError, StateUnwritableError, StateVersionError } from './state-errors.ts'
import type { StoreAnswer, StoreFailure, StoreRequest } from './store-messages.ts'

/** Asks the thread that owns the database; answers come in the order of the requests. */
export interface StoreThread {
  readonly ask: <T>(request: StoreRequest, transfer?: readonly ArrayBuffer[]) => Promise<T>
  /** Ends the thread. */
  readonly end: () => Promise<void>
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** Starts the thread: a commit may wait for a slow disk, and the event loop must not. */
export function startStoreThread(): StoreThread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./store-worker.${extension}`, import.meta.url))
  const waiting: Waiting[] = []
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (answer: StoreAnswer) => {
    const asked = waiting.shift()
    if (!answer.ok) asked?.reject(toError(answer.failure))
    else asked?.resolve(answer.value as never)
  })
  worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => failAll(new Error('The thread of the state has ended.')))
  return {
    ask: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(request, [...transfer])
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}

function toError({ message, code, syscall, kind }: StoreFailure): Error {
  switch (kind) {
    case 'in-use':
      return new StateInUseError(message)
    case 'version':
      return new StateVersionError(message)
    case 'unwritable':
      return new StateUnwritableError(`The state cannot be written: ${message}.`)
    case undefined:
      if (syscall === undefined) return new Error(message)
      return Object.assign(new StateDirectoryError(message), { errno: code, syscall })
  }
}
