import { instrumentModel } from './index.ts'
import { setup } from './setup.ts'

/** A service without an SDK of its own, as `setup.test.ts` starts it: answers once, then waits for signals or ends. */
const [mode = 'end'] = process.argv.slice(2)

await setup({ serviceName: 'bus-stop' })
const predict = instrumentModel((row: { a: number }) => row.a * 2, { model: 'waiting-time', version: '1' })
predict({ a: 3 })
if (mode === 'own-handler') {
  process.on('SIGTERM', () => {})
  process.on('SIGUSR2', () => process.exit(7))
}
if (mode !== 'end') setInterval(() => {}, 1000)
process.stdout.write('ready\n')
