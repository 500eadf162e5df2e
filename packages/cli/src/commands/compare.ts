import type { SampleComparison } from '@driftline/health'
import { compareSamples } from '@driftline/health'
import type { MonitorSpec, Window } from '@driftline/spec'
import type { Command } from 'commander'
import { profileDataset } from '../build-file-profile.ts'
import type { CommandContext, OutputStream } from '../command-context.ts'
import type { Dataset } from '../dataset/read-dataset.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { hashNothing, requireHashing } from '../hash-categories.ts'
import type { HashCategories } from '../hash-categories.ts'
import type { FileComparison } from '../file-comparison.ts'
import { comparisonGate } from '../gate/comparison-gate.ts'
import type { GateFlags } from '../gate/gate-flags.ts'
import { addGateFlags } from '../gate/gate-flags.ts'
import { isGate, printGate, runGate, toldOnFailure } from '../gate/run-gate.ts'
import { loadSpec } from '../load-spec.ts'
import type { NotJudged } from '../not-judged.ts'
import { renderNotJudged, sortNotJudged } from '../not-judged.ts'
import { renderComparisonTable } from '../print-comparison.ts'
import { referenceId } from '../reference-id.ts'
import { otherValuesIn } from '../schema/other-values.ts'
import { renderSchema } from '../schema/print-schema.ts'
import { schemaChanges } from '../schema/schema-changes.ts'
import { parseRowRange } from '../tables/row-range.ts'

/** Which rows of which files are compared. */
export interface CompareFilesFlags {
  readonly spec: string
  readonly referenceRows?: string
  readonly currentRows?: string
}

interface CompareFlags extends CompareFilesFlags, GateFlags {
  readonly json?: boolean
}

const EXAMPLES = `
Examples:
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
      .argument('<reference>', 'file of the reference rows')
      .argument('<current>', 'file of the rows in question; may be the same file')
      .requiredOption('--spec <file>', 'monitoring spec of the model'),
  )
    .option('--json', 'print JSON')
    .option('--table', 'print a table (default)')
  addGateFlags(command)
    .addHelpText('after', EXAMPLES)
    .action(async (reference: string, current: string, flags: CompareFlags) => {
      const { spec, comparison } = await toldOnFailure(flags, context, () =>
        compareFiles(reference, current, { ...flags, env: context.env }),
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
  { env, ...flags }: CompareFilesFlags & Pick<CommandContext, 'env'>,
): Promise<ComparedFiles> {
  const spec = await loadSpec(flags.spec)
  const hashing = requireHashing({ spec, env })
  const before = await readDataset(reference, spec, { mayLackFeatures: true, ...rowsOption(flags.referenceRows) })
  const types = Object.fromEntries(before.columns.map(({ name, type }) => [name, type]))
  const after = await readDataset(current, spec, { types, mayLackFeatures: true, ...rowsOption(flags.currentRows) })
  return { spec, comparison: compareDatasets(spec, before, { current: after, hashing }) }
}

function renderComparison({ schema, features, notJudged }: FileComparison, stream: OutputStream): string {
  return renderSchema(schema, stream) + renderComparisonTable(features, stream) + renderNotJudged(notJudged)
}

function rowsOption(text: string | undefined) {
  return text === undefined ? {} : { rows: parseRowRange(text) }
}

/** What a dataset is compared with. */
export interface ComparedDataset {
  readonly current: Dataset
  /** Left out, nothing may be hashed. */
  readonly hashing?: HashCategories
}

/** Compares two datasets read with one spec. */
export function compareDatasets(
  spec: MonitorSpec,
  reference: Dataset,
  { current, hashing = hashNothing({ spec }) }: ComparedDataset,
): FileComparison {
  const span = spanOf(current)
  const profile = profileDataset(reference, { spec, hashing, windows: span ? [span] : [] })
  const currentByName = new Map(current.columns.map((column) => [column.name, column]))
  const featureCount = Object.keys(spec.features).length
  const features: Record<string, SampleComparison> = Object.create(null)
  for (const column of reference.columns) {
    const featureProfile = profile.features[column.name]
    const other = currentByName.get(column.name)
    if (!featureProfile || !other) continue
    const importance = column.spec?.importance
    features[column.name] = compareSamples({
      profile: featureProfile,
      reference: column.cells,
      current: other.cells,
      ...(column.spec && { spec: column.spec }),
      hash: hashing(column.name),
      window: COMPARED,
      timezone: spec.timezone,
      weight: importance === undefined ? 1 : importance * featureCount,
    })
  }
  const schema = schemaChanges({
    reference: { spec, profile, columns: new Set(reference.names) },
    columns: current.names,
    plan: { features: current.columns, ignored: current.ignored },
    otherValues: ({ feature, was }) => was && otherValuesIn(currentByName.get(feature)?.cells ?? [], was),
  })
  const notJudged = notCompared(reference, current, new Set(Object.keys(features)))
  return { model: spec.model.name, profileId: referenceId(profile), schema, features, notJudged }
}

const COMPARED = 'compared'

/** The time the current rows span, as the length of the blocks that tell how such rows scatter. Row order is no time. */
function spanOf({ timesMs = new Float64Array() }: Dataset): Window | undefined {
  const known = timesMs.filter((timeMs) => !Number.isNaN(timeMs))
  if (known.length === 0) return undefined
  const durationMs = known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b))
  return durationMs > 0 ? { kind: 'duration', name: COMPARED, durationMs } : undefined
}

/** What only one of the files has stands in the schema section. */
function notCompared(reference: Dataset, current: Dataset, compared: ReadonlySet<string>): readonly NotJudged[] {
  const inCurrent = new Set(current.columns.map(({ name }) => name))
  const empty = reference.columns.filter(({ name }) => inCurrent.has(name) && !compared.has(name))
  const ignored = [...new Set([...reference.ignored, ...current.ignored])]
  return sortNotJudged([
    ...ignored.map((name) => ({ kind: 'column' as const, name, reason: 'not_in_spec' as const })),
    ...empty.map(({ name }) => ({ kind: 'column' as const, name, reason: 'no_reference_values' as const })),
  ])
}
