import { parseArgs } from 'node:util'
import { allTrials } from './all-trials.ts'
import { cannotTellText, barText, markOf, shareText } from './outcome-text.ts'
import type { Raised } from './peers/read-answers.ts'
import { renewOurs } from './peers/read-answers.ts'
import { createWindowFiles } from './peers/window-files.ts'
import { readResults, writeResults } from './results-file.ts'
import { runTrial } from './run-trial.ts'
import type { Outcome, Trial } from './trial.ts'

const USAGE = `npm run trials -- [filter] [--short] [--write-windows FOLDER]

filter            only trials with this in their name, e.g. power/ or autoregressive
--short           a tenth of the repetitions; results.json stays as it is
--write-windows   the short form, with its rows written as CSV for peers/run_peers.py, and what it says renewed in peers.json`

function main(): void {
  const { values, positionals } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      'write-windows': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [filter = ''] = positionals
  const chosen = allTrials.filter(({ id }) => id.includes(filter))
  if (values.help) return console.log(USAGE)
  if (chosen.length === 0) throw new Error(`No trial has "${filter}" in its name.\n\n${USAGE}`)
  const folder = values['write-windows']
  if (folder !== undefined) return writeWindows(chosen, folder)
  const outcomes = chosen.flatMap((trial) => runAndTell(trial, values.short ? 'short' : 'full'))
  if (!values.short) writeResults({ ...readResults(), ...Object.fromEntries(outcomes) }, allTrials)
}

function writeWindows(trials: readonly Trial[], folder: string): void {
  const files = createWindowFiles(folder)
  const ours: Record<string, Raised> = {}
  for (const trial of trials.filter(({ hasPeers }) => hasPeers)) {
    const [[, outcome] = []] = runAndTell(trial, 'short', files.watchOf(trial))
    if (!outcome) continue
    files.tell(trial, outcome)
    ours[trial.id] = { raised: outcome.count, of: outcome.of }
  }
  files.close()
  renewOurs(ours)
}

function runAndTell(
  trial: Trial,
  form: Parameters<typeof runTrial>[1],
  watch?: Parameters<typeof runTrial>[2],
): readonly (readonly [string, Outcome])[] {
  const startMs = performance.now()
  const outcome = runTrial(trial, form, watch)
  if (!outcome) {
    console.log(`${trial.id}: skipped, its data set is not there (DRIFTLINE_DATA)`)
    return []
  }
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  const { bar } = trial
  const told = [shareText(outcome), `bar ${barText(bar)}`, markOf(bar, outcome), cannotTellText(outcome), outcome.note]
  console.log(`${trial.id}: ${told.filter((text) => text !== undefined).join(' · ')} [${seconds} s]`)
  return [[trial.id, outcome]]
}

main()
