import { toCountText } from '@driftline/view'
import type { Command } from 'commander'

import type { CommandContext } from '../command-context.ts'
import { readKeptFile } from '../read-verdict-file.ts'
import { createLineKeeper } from '../report/keep-line.ts'
import { renderKept } from '../report/render-report.ts'
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
      const { lines, schema, notJudged } = await readKeptFile(path, context, createLineKeeper())
      const page = renderKept(lines, {
        schema,
        notJudged,
        ...(flags.title !== undefined && { title: flags.title }),
      })
      if (flags.out === '-') context.stdout.write(page)
      else await writeFileWhole(flags.out, page, { what: 'the report' })
      if (flags.out !== '-')
        context.stdout.write(`${flags.out}: ${toCountText(lines.length, 'verdict')}. Open it in a browser.\n`)
    })
}
