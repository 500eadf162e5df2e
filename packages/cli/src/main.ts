import process from 'node:process'

import { watchSignals } from './watch-signals.ts'
import { runProgram } from './program.ts'

const { drainOnSignal } = watchSignals(process)

// A reader that leaves early (`driftline … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => Date.now(),
  setExitCode: () => undefined,
  drainOnSignal,
})
