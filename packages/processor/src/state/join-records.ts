import type { HealthEntry, VerdictLine } from '@driftline/health'
import type { BookPage } from '../outputs/output-book.ts'
import { BinaryError } from './binary-reader.ts'
import type { BaselinePart, SavedRecord } from './read-section.ts'

/** The pages among the records, each with the lines that follow it. @throws BinaryError */
export function joinPages(records: readonly SavedRecord[]): readonly BookPage[] {
  const pages: (BookPage & { readonly lines: VerdictLine[] })[] = []
  for (const record of records) {
    if (record.kind === 'page') pages.push({ ...record.page, lines: [] })
    else if (record.kind === 'line') requireLast(pages).lines.push(record.line)
  }
  return pages
}

type BaselineEntry = Extract<HealthEntry, { kind: 'baseline' }>

/** What health remembers among the records, each baseline with the features that follow it. @throws BinaryError */
export function joinHealth(records: readonly SavedRecord[]): readonly HealthEntry[] {
  const entries: HealthEntry[] = []
  const baselines: OpenBaseline[] = []
  for (const record of records) {
    if (record.kind === 'health' && record.entry.kind === 'baseline') {
      const open = openBaseline(record.entry)
      baselines.push(open)
      entries.push(open.entry)
    } else if (record.kind === 'health') entries.push(record.entry)
    else if (record.kind === 'baselineFeature') addPart(requireLast(baselines), record.part)
  }
  return entries
}

interface OpenBaseline {
  readonly entry: BaselineEntry
  readonly counts: Record<string, NonNullable<BaselinePart['counts']>>
  readonly features: Record<string, NonNullable<BaselinePart['profile']>>
}

/** Without a prototype: a feature named `__proto__` is a name like any other. */
function openBaseline({ kind, version, baseline }: BaselineEntry): OpenBaseline {
  const counts = Object.create(null) as OpenBaseline['counts']
  const features = Object.create(null) as OpenBaseline['features']
  const frozen = baseline.frozen && { frozen: { endMs: baseline.frozen.endMs, features } }
  return { entry: { kind, version, baseline: { ...baseline, counts, ...frozen } }, counts, features }
}

function addPart({ counts, features }: OpenBaseline, { feature, counts: own, profile }: BaselinePart): void {
  if (own) counts[feature] = own
  if (profile) features[feature] = profile
}

function requireLast<T>(items: readonly T[]): T {
  const last = items.at(-1)
  if (last === undefined) throw new BinaryError('A record does not follow the one it belongs to.')
  return last
}
