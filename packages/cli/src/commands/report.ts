import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

import type { Command } from 'commander'

import type { CommandContext } from '../command-context.ts'
import { toFileReason } from '../file-reason.ts'
import { InputError } from '../input-error.ts'
import { toCountText } from '../report/number-text.ts'
import { readVerdictLines } from '../report/read-lines.ts'
import type { LineProblem } from '../report/read-lines.ts'
import { renderReport } from '../report/render-report.ts'

interface ReportFlags {
  readonly out: string
  readonly title?: string
}

const examples = `
Examples:
  driftline replay data.csv --spec model.yaml --profile profile.json --json > lines.jsonl
  driftline report lines.jsonl -o report.html
  driftline replay … --json | driftline report - -o - > report.html`

const shownProblems = 10

/** `driftline report`: verdicts become one self-contained HTML page. */
export function addReportCommand(program: Command, context: CommandContext): void {
  program
    .command('report')
    .description('make one self-contained HTML page from the verdicts of a replay')
    .argument('<lines>', 'file with the output of driftline replay --json, or - for standard input')
    .option('-o, --out <file>', 'file to write, or - for standard output', 'report.html')
    .option('--title <text>', 'heading of the page (default: the model’s name)')
    .addHelpText('after', examples)
    .action(async (path: string, flags: ReportFlags) => {
      const checked = await readSource(path, context)
      if (!checked.ok) throw new InputError('ERR_VERDICT_LINES', renderProblems(path, checked.problems))
      const page = renderReport(checked.lines, flags.title === undefined ? {} : { title: flags.title })
      if (flags.out === '-') context.stdout.write(page)
      else await writePage(flags.out, page)
      if (flags.out !== '-')
        context.stdout.write(`${flags.out}: ${toCountText(checked.lines.length, 'verdict')}. Open it in a browser.\n`)
    })
}

async function readSource(path: string, { stdin }: CommandContext) {
  try {
    return await readVerdictLines(
      createInterface({ input: path === '-' ? stdin : createReadStream(path, 'utf8'), crlfDelay: Infinity }),
    )
  } catch (cause) {
    throw new InputError('ERR_FILE', `${path}: the verdicts cannot be read: ${toFileReason(cause)}.`)
  }
}

async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page)
  } catch (cause) {
    const reason = toFileReason(cause, 'its folder does not exist')
    throw new InputError('ERR_FILE', `${path}: the report cannot be written: ${reason}.`)
  }
}

function renderProblems(path: string, problems: readonly LineProblem[]): string {
  const name = path === '-' ? 'standard input' : path
  const shown = problems.slice(0, shownProblems).map(({ line, message }) => `${name}:${line}: ${message}`)
  const rest = problems.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${toCountText(rest, 'more line')} like these`] : [])].join('\n')
}
