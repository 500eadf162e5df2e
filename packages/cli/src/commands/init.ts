import { existsSync } from 'node:fs'
import { LONGEST_NAME } from '@driftline/semconv'
import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { proposeSpec } from '../init/propose-spec.ts'
import { InputError } from '../input-error.ts'
import { STANDARD_STREAM, withFiles } from '../standard-input.ts'
import { writeFileWhole } from '../write-file-whole.ts'

interface InitFlags {
  readonly out: string
  readonly force?: boolean
  readonly name?: string
  readonly timeColumn?: string
}

const EXAMPLES = `
Examples:
  driftline init train.csv
  driftline init train.csv --name ridership --time-column date --out models/ridership.yaml
  driftline init train.parquet -o - | less

Writes what the columns hold and, as comments, what only you can know. It asks nothing and overwrites nothing.
Columns that are no features (identifiers, times, free text, constants) are left out, each with the reason.`

/** `driftline init`: a first monitoring spec from a file. */
export function addInitCommand(program: Command, context: CommandContext): void {
  program
    .command('init')
    .description('write a first monitoring spec, with comments, from a CSV, gzip CSV or Parquet file')
    .argument('<file>', 'rows such as the model sees them, e.g. the training data, or - for standard input')
    .option('-o, --out <file>', 'file to write, or - for standard output', 'model.yaml')
    .option('--force', 'overwrite the file if it is there')
    .option('--name <name>', 'name of the model, as in the service (default: that of the file)')
    .option('--time-column <name>', 'column of the event time (default: the only column of times)')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: InitFlags) => {
      requireName(flags)
      requireAbsent(flags)
      const name = flags.name ?? (file === STANDARD_STREAM ? 'model' : undefined)
      const text = await withFiles([file], context, ([path]) =>
        proposeSpec({
          path,
          ...(name !== undefined && { name }),
          ...(flags.timeColumn !== undefined && { timeColumn: flags.timeColumn }),
        }),
      )
      if (flags.out === STANDARD_STREAM) {
        context.stdout.write(text)
        return
      }
      await writeFileWhole(flags.out, text, { what: 'the spec', createFolder: true })
      context.stdout.write(
        `${flags.out} is written. Read its comments, then: driftline profile build ${file} --spec ${flags.out} --out profile.json\n`,
      )
    })
}

function requireName({ name }: InitFlags): void {
  if (name === undefined || (name.length > 0 && name.length <= LONGEST_NAME)) return
  throw new InputError(
    'ERR_INIT_NAME',
    `--name has ${name.length} characters, but the name of a model has 1 to ${LONGEST_NAME}. Give it another name.`,
  )
}

function requireAbsent({ out, force }: InitFlags): void {
  if (out === STANDARD_STREAM || force === true || !existsSync(out)) return
  throw new InputError(
    'ERR_INIT_EXISTS',
    `${out} is there already and was left as it is. Write to another file with --out, or over it with --force.`,
  )
}
