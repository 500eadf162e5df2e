import type { MonitorSpec } from '@driftline/spec'
import type { Command } from 'commander'
import type { CommandContext, OutputStream } from '../command-context.ts'
import { compareInParts } from '../compare/compare-in-parts.ts'
import type { FileComparison } from '../file-comparison.ts'
import { comparisonGate } from '../gate/comparison-gate.ts'
import type { GateFlags } from '../gate/gate-flags.ts'
import { addGateFlags } from '../gate/gate-flags.ts'
import { isGate, printGate, runGate, toldOnFailure } from '../gate/run-gate.ts'
import { requireHashing } from '../hash-categories.ts'
import { loadSpec } from '../load-spec.ts'
import { specOfColumns } from '../spec-of-columns.ts'
import { specOption } from '../spec-option.ts'
import { renderNotJudged } from '../not-judged.ts'
import { renderComparisonTable } from '../print-comparison.ts'
import { renderSchema } from '../schema/print-schema.ts'
import { requireOnce, STANDARD_STREAM, withFiles } from '../standard-input.ts'
import { parseRowRange } from '../tables/row-range.ts'

/** Which rows of which files are compared. */
export interface CompareFilesFlags {
  /** Left out, every column of the reference is compared. */
  readonly spec?: string
  readonly referenceRows?: string
  readonly currentRows?: string
}

interface CompareFlags extends CompareFilesFlags, GateFlags {
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
  driftline compare train.csv today.csv
  driftline compare train.csv today.csv --spec model.yaml
  driftline compare data.csv data.csv --spec model.yaml --reference-rows 0:1074 --current-rows 1074:1440 --json
  driftline compare train.csv today.csv --spec model.yaml --fail-on look --junit drift.xml

Exit code 0, whatever drifted, without --fail-on; with it as those of "driftline gate".

Features under privacy.hash are compared in buckets under the key in DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE.`

/** `driftline compare`: two samples, exact and sketched statistics side by side. */
export function addCompareCommand(program: Command, context: CommandContext): void {
  const command = addCompareFlags(
    program
      .command('compare')
      .description('compare two files feature by feature: exact and sketched statistics, and the verdict')
      .argument('<reference>', 'file of the reference rows, or - for standard input')
      .argument('<current>', 'file of the rows in question; may be the same file, or -')
      .addOption(specOption(context, 'every column by what its values are')),
  )
    .option('--json', 'print JSON')
    .option('--table', 'print a table (default)')
  addGateFlags(command)
    .addHelpText('after', EXAMPLES)
    .action(async (reference: string, current: string, flags: CompareFlags) => {
      const { spec, comparison } = await toldOnFailure(flags, context, () =>
        compareFiles(reference, current, { ...flags, context }),
      )
      const { stdout, stderr } = context
      stdout.write(flags.json ? `${JSON.stringify(comparison)}\n` : renderComparison(comparison, stdout))
      if (!isGate(flags)) return
      const result = await runGate(comparisonGate(comparison, spec, current), flags, context)
      if (!flags.json) stdout.write('\n')
      printGate(result, flags.json ? stderr : stdout, context)
    })
}

/** Adds the choice of rows. */
export function addCompareFlags(command: Command): Command {
  return command
    .option('--reference-rows <from:to>', '0-based rows, the end exclusive')
    .option('--current-rows <from:to>', '0-based rows, the end exclusive')
}

/** What was compared, and by which spec. */
export interface ComparedFiles {
  readonly spec: MonitorSpec
  readonly comparison: FileComparison
}

/** Reads two files and compares them. */
export async function compareFiles(
  reference: string,
  current: string,
  { context, ...flags }: CompareFilesFlags & { readonly context: CommandContext },
): Promise<ComparedFiles> {
  const { env } = context
  requireOnce([reference, current, flags.spec])
  const spec =
    flags.spec === undefined
      ? specOfColumns(reference === STANDARD_STREAM ? 'model' : reference)
      : await loadSpec(flags.spec, context)
  // Said before a thread is started.
  requireHashing({ spec, env })
  const comparison = await withFiles([reference, current], context, ([before, after]) =>
    compareInParts({
      spec,
      env: { ...env },
      reference: { path: before, ...rowsOption(flags.referenceRows) },
      current: { path: after, ...rowsOption(flags.currentRows) },
    }),
  )
  return { spec, comparison }
}

function renderComparison({ schema, features, notJudged }: FileComparison, stream: OutputStream): string {
  return renderSchema(schema, stream) + renderComparisonTable(features, stream) + renderNotJudged(notJudged)
}

function rowsOption(text: string | undefined) {
  return text === undefined ? {} : { rows: parseRowRange(text) }
}
