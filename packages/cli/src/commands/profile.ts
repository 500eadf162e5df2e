import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { toCountText } from '@driftline/view'
import type { Command } from 'commander'
import { buildFileProfile } from '../build-file-profile.ts'
import type { CommandContext } from '../command-context.ts'
import { requireHashing } from '../hash-categories.ts'
import type { ColumnFinding } from '../inspect/inspect-column.ts'
import { renderFindings } from '../inspect/print-findings.ts'
import { loadSpec } from '../load-spec.ts'
import { specOption } from '../spec-option.ts'
import { requireOnce, STANDARD_STREAM, withFiles } from '../standard-input.ts'
import { parseRowRange } from '../tables/row-range.ts'
import { fitText } from '../terminal-text.ts'
import { writeFileWhole } from '../write-file-whole.ts'

interface BuildFlags {
  readonly spec: string
  readonly out: string
  readonly rows?: string
  readonly scoreRows?: string
  readonly timeColumn?: string
}

const EXAMPLES = `
Examples:
  driftline profile build train.csv --spec model.yaml --out profiles/model-1.json
  driftline profile build data.parquet --spec model.yaml --rows 0:20000 --score-rows 20000:24000 --out profile.json

Scores of rows the model was trained on are too good: give rows it has not seen with --score-rows.
Design effects are measured on the windows of the spec, cut by the time column (columns.time or --time-column).
The order of rows is never read as time: without a time column 2 is taken instead.
Where the spec declares no features, columns that are none (identifiers, times, free text, constants) are left out, and said.
Features under privacy.hash are written as buckets under the key in DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE.`

/** `driftline profile build`: a reference profile from a file. */
export function addProfileCommand(program: Command, context: CommandContext): void {
  program
    .command('profile')
    .description('reference profiles: what the model saw when all was well')
    .command('build')
    .description('build a content-addressed reference profile from a CSV, gzip CSV or Parquet file')
    .argument('<file>', 'rows of the reference, e.g. the training data, or - for standard input')
    .addOption(specOption(context))
    .requiredOption('--out <file>', 'where to write the profile, or - for standard output')
    .option('--rows <from:to>', '0-based rows, the end exclusive; either side may be left out')
    .option('--score-rows <from:to>', 'rows for prediction and score: those the model was not trained on')
    .option('--time-column <name>', "overrides the spec's columns.time")
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: BuildFlags) => {
      requireOnce([file, flags.spec])
      const spec = await loadSpec(flags.spec, context)
      let findings: readonly ColumnFinding[] = []
      const profile = await withFiles([file], context, ([path]) =>
        buildFileProfile({
          path,
          spec,
          hashing: requireHashing({ spec, env: context.env }),
          onFindings: (found) => (findings = found),
          ...(flags.rows !== undefined && { rows: parseRowRange(flags.rows) }),
          ...(flags.scoreRows !== undefined && { scoreRows: parseRowRange(flags.scoreRows) }),
          ...(flags.timeColumn !== undefined && { timeColumn: flags.timeColumn }),
        }),
      )
      const text = `${JSON.stringify(profile)}\n`
      if (flags.out === STANDARD_STREAM) context.stdout.write(text)
      else await writeFileWhole(flags.out, text, { what: 'the profile', createFolder: true })
      const out = flags.out === STANDARD_STREAM ? 'profile' : flags.out
      context.stderr.write(`${profileSummary(profile, { out, spec })}\n${renderFindings(findings)}`)
    })
}

interface SummaryContext {
  readonly out: string
  readonly spec: MonitorSpec
}

/** What was built, in a few lines. */
export function profileSummary({ id, features, provenance }: ReferenceProfile, { out, spec }: SummaryContext): string {
  const guessed = Object.values(features).some(({ designEffect }) =>
    Object.values(designEffect).some(({ blocks }) => blocks === 0),
  )
  const empty = declaredNames(spec).filter((name) => !Object.hasOwn(features, name))
  return [
    `${out}: ${toCountText(Object.keys(features).length, 'feature')} of ${toCountText(provenance.rowCount, 'row')}, ${id.slice(0, 19)}…`,
    ...(guessed
      ? ['Design effect: too few windows in the reference to measure it everywhere, 2 is taken instead.']
      : []),
    ...(empty.length > 0 ? [emptyText(empty)] : []),
  ].join('\n')
}

function declaredNames({ features, columns }: MonitorSpec): readonly string[] {
  const outputs = (['prediction', 'score'] as const).filter((output) => columns[output] !== undefined)
  return [...Object.keys(features), ...outputs]
}

function emptyText(names: readonly string[]): string {
  const told = names.length === 1 ? 'has no value and is left out' : 'have no value and are left out'
  const listed = names.map((name) => `\`${fitText(name)}\``).join(', ')
  return `${toCountText(names.length, 'declared feature')} ${told}: ${listed}.`
}
