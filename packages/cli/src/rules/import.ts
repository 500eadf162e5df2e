import { styleText } from 'node:util'
import type { ImportNote } from '@driftline/rules'
import { importOpenSlo } from '@driftline/rules'
import { toCountText } from '@driftline/view'
import type { Command } from 'commander'
import { stringify } from 'yaml'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../command-context.ts'
import { InputError } from '../input-error.ts'
import { readText } from '../load-spec.ts'

const EXAMPLES = `
Examples:
  driftline rules import openslo.yaml > slos.yaml     # then put it into the spec of the model

Ratios of good and total counters in Prometheus are read, also within sum(rate(…[…])). What cannot be expressed goes to
standard error with the reason; exit code 1 where that is anything.`

/** `driftline rules import`: objectives of OpenSLO as objectives of one's own. */
export function addRulesImportCommand(rules: Command, context: CommandContext): void {
  rules
    .command('import')
    .description('turn objectives of OpenSLO (openslo/v1) into `slos.custom` of a spec')
    .argument('<file>', 'OpenSLO documents (YAML)')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string) => {
      const { custom, notes } = importOpenSlo(await readText(path, 'the OpenSLO file'))
      if (custom.length === 0 && notes.length === 0)
        throw new InputError(
          'ERR_OPENSLO',
          `${path}: it holds no objective of OpenSLO (apiVersion: openslo/v1, kind: SLO).`,
        )
      if (custom.length > 0) context.stdout.write(stringify({ slos: { custom } }, { lineWidth: 0 }))
      for (const note of notes) context.stderr.write(`${noteText(note, context)}\n`)
      context.stderr.write(`${path}: ${toCountText(custom.length, 'objective')} imported.\n`)
      context.setExitCode(notes.some(({ kind }) => kind === 'left out') ? exitCodes.problems : exitCodes.good)
    })
}

function noteText({ where, kind, because }: ImportNote, { stderr }: CommandContext): string {
  return `${styleText(kind === 'left out' ? 'red' : 'yellow', kind, { stream: stderr })} ${where}: ${because}`
}
