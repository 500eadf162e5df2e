import { createReadStream } from 'node:fs'

import type { Command } from 'commander'

import type { CommandContext } from '../command-context.ts'
import { fileError } from '../file-error.ts'
import { InputError } from '../input-error.ts'
import { toCountText } from '../report/number-text.ts'
import { readVerdictLines } from '../report/read-lines.ts'
import type { LineProblem } from '../report/read-lines.ts'
import { renderReport } from '../report/render-report.ts'
import { splitLines } from '../report/split-lines.ts'
import { writeFileWhole } from '../write-file-whole.ts'

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
      const { lines, notJudged } = checked
      const page = renderReport(lines, { notJudged, ...(flags.title !== undefined && { title: flags.title }) })
      if (flags.out === '-') context.stdout.write(page)
      else await writeFileWhole(flags.out, page, { what: 'the report' })
      if (flags.out !== '-')
        context.stdout.write(`${flags.out}: ${toCountText(lines.length, 'verdict')}. Open it in a browser.\n`)
    })
}

async function readSource(path: string, { stdin }: CommandContext) {
  try {
    return await readVerdictLines(splitLines(path === '-' ? stdin : createReadStream(path)))
  } catch (cause) {
    throw fileError({ path: sourceName(path), trouble: 'the verdicts cannot be read' }, cause)
  }
}

function sourceName(path: string): string {
  return path === '-' ? 'standard input' : path
}

function renderProblems(path: string, problems: readonly LineProblem[]): string {
  const name = sourceName(path)
  const shown = problems.slice(0, shownProblems).map(({ line, message }) => `${name}:${line}: ${message}`)
  const rest = problems.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${toCountText(rest, 'more line')} like these`] : [])].join('\n')
}
