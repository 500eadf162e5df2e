import cluster from 'node:cluster'
import { instrumentModel } from '@driftline/instrumentation'

/** A service as `processes.test.ts` starts it: its first process and two workers call the model 1, 2 and 3 times, and end. */
const predict = instrumentModel((row: { a: number }) => row.a * 2, { model: 'waiting-time', version: '1' })

for (let call = 0; call <= (cluster.worker?.id ?? 0); call += 1) predict({ a: call })
if (cluster.isPrimary) for (let worker = 0; worker < 2; worker += 1) cluster.fork()
else cluster.worker?.disconnect()
