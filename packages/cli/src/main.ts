import process from 'node:process'

import { exitCodes } from './command-context.ts'
import { fileError } from './file-error.ts'
import { printFailure } from './print-failure.ts'
import { runProgram } from './program.ts'
import { watchSignals } from './watch-signals.ts'

const { drainOnSignal } = watchSignals(process)

function stop(error: unknown): void {
  printFailure(error, process)
  process.exit(exitCodes.usage)
}

// A reader that leaves early (`driftline … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  stop(fileError({ path: 'standard output', trouble: 'it cannot be written' }, error))
})
// There is nowhere left to say that nothing can be said; the work goes on.
process.stderr.on('error', () => undefined)
process.on('uncaughtException', stop)

process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => Date.now(),
  setExitCode: () => undefined,
  drainOnSignal,
})
