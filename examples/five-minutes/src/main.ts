import { setTimeout } from 'node:timers/promises'
import { instrumentModel } from '@driftline/instrumentation'
import { createRows, predictRiders } from './ridership.ts'

const SEED = 2
/** How much warmer it is than when the model was trained, °C. */
const WARMER = 9
const PAUSE_MS = 50

const predict = instrumentModel(predictRiders, { model: 'ridership' })

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort())

console.log(`asking the model ${1000 / PAUSE_MS} times a second, ${WARMER} °C warmer than in training; Ctrl+C ends it`)
const nextRow = createRows(SEED, WARMER)
while (!stopped.signal.aborted) {
  predict(nextRow())
  await setTimeout(PAUSE_MS, undefined, { signal: stopped.signal }).catch(() => {})
}
