import type { SampleComparison } from '@driftline/health'
import { compareSamples } from '@driftline/health'
import type { MonitorSpec, Window } from '@driftline/spec'
import type { Command } from 'commander'
import { profileDataset } from '../build-file-profile.ts'
import type { CommandContext } from '../command-context.ts'
import type { Dataset } from '../dataset/read-dataset.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { hashNothing, requireHashing } from '../hash-categories.ts'
import type { HashCategories } from '../hash-categories.ts'
import { loadSpec } from '../load-spec.ts'
import type { NotJudged, NotJudgedReason } from '../not-judged.ts'
import { renderNotJudged, sortNotJudged } from '../not-judged.ts'
import { renderComparisonTable } from '../print-comparison.ts'
import { parseRowRange } from '../tables/row-range.ts'

interface CompareFlags {
  readonly spec: string
  readonly referenceRows?: string
  readonly currentRows?: string
  readonly json?: boolean
}

/** What `driftline compare --json` prints. */
export interface FileComparison {
  readonly model: string
  readonly profileId: string
  readonly features: Readonly<Record<string, SampleComparison>>
  /** What of the files is not compared. */
  readonly notJudged: readonly NotJudged[]
}

const EXAMPLES = `
Examples:
  driftline compare train.csv today.csv --spec model.yaml
  driftline compare data.csv data.csv --spec model.yaml --reference-rows 0:1074 --current-rows 1074:1440 --json

Features under privacy.hash are compared in buckets under the key in DRIFTLINE_HASH_KEY or DRIFTLINE_HASH_KEY_FILE.`

/** `driftline compare`: two samples, exact and sketched statistics side by side. */
export function addCompareCommand(program: Command, context: CommandContext): void {
  program
    .command('compare')
    .description('compare two files feature by feature: exact and sketched statistics, and the verdict')
    .argument('<reference>', 'file of the reference rows')
    .argument('<current>', 'file of the rows in question; may be the same file')
    .requiredOption('--spec <file>', 'monitoring spec of the model')
    .option('--reference-rows <from:to>', '0-based rows, the end exclusive')
    .option('--current-rows <from:to>', '0-based rows, the end exclusive')
    .option('--json', 'print JSON')
    .option('--table', 'print a table (default)')
    .addHelpText('after', EXAMPLES)
    .action(async (reference: string, current: string, flags: CompareFlags) => {
      const spec = await loadSpec(flags.spec)
      const hashing = requireHashing({ spec, env: context.env })
      const before = await readDataset(reference, spec, rowsOption(flags.referenceRows))
      const types = Object.fromEntries(before.columns.map(({ name, type }) => [name, type]))
      const after = await readDataset(current, spec, { types, ...rowsOption(flags.currentRows) })
      const comparison = compareDatasets(spec, before, { current: after, hashing })
      if (flags.json) context.stdout.write(`${JSON.stringify(comparison)}\n`)
      else {
        context.stdout.write(renderComparisonTable(comparison.features, context.stdout))
        context.stdout.write(renderNotJudged(comparison.notJudged))
      }
    })
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
  const notJudged = notCompared(reference, current, new Set(Object.keys(features)))
  return { model: spec.model.name, profileId: profile.id, features, notJudged }
}

const COMPARED = 'compared'

/** The time the current rows span, as the length of the blocks that tell how such rows scatter. Row order is no time. */
function spanOf({ timesMs = new Float64Array() }: Dataset): Window | undefined {
  const known = timesMs.filter((timeMs) => !Number.isNaN(timeMs))
  if (known.length === 0) return undefined
  const durationMs = known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b))
  return durationMs > 0 ? { kind: 'duration', name: COMPARED, durationMs } : undefined
}

function notCompared(reference: Dataset, current: Dataset, compared: ReadonlySet<string>): readonly NotJudged[] {
  const missing = (from: Dataset, reason: NotJudgedReason): readonly NotJudged[] =>
    from.columns.filter(({ name }) => !compared.has(name)).map(({ name }) => ({ kind: 'column', name, reason }))
  const ignored = [...new Set([...reference.ignored, ...current.ignored])]
  return sortNotJudged([
    ...ignored.map((name) => ({ kind: 'column' as const, name, reason: 'not_in_spec' as const })),
    ...missing(reference, 'not_in_current'),
    ...missing(current, 'not_in_reference'),
  ])
}
