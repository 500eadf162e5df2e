import { ML_REFERENCE_VALUE_ROLLING, ML_REFERENCE_VALUE_SEASONAL } from '@driftline/semconv'
import type { FeatureReference } from '../feature-reference.ts'
import type { LearningProgress } from '../learning-progress.ts'
import type { ReferenceAnswer, ReferenceSource } from '../reference-source.ts'
import { isEveryone } from '../../closed-window.ts'
import { isOutput } from '../../monitored-features.ts'
import type { FeatureHistory } from './feature-history.ts'
import type { HistoryPlan, HistorySourceName } from './history-plan.ts'
import { historyReference } from './history-reference.ts'
import type { BeforeAdding, HistoryTable } from './history-table.ts'
import { ratiosOf } from './one-step-ratios.ts'
import { selectSlots, slotCount, sumSlots } from './select-slots.ts'
import type { SlotCounts } from './slot-table.ts'
import { addSlots } from './slot-table.ts'

/** Ratios that must be known before a window is judged. */
const MINIMUM_RATIOS = 4
const NAMES = { seasonal: ML_REFERENCE_VALUE_SEASONAL, rolling: ML_REFERENCE_VALUE_ROLLING } as const

/** Compares windows with earlier ones of the same phase, or with the recent past behind a gap. */
export function createHistorySource(source: HistorySourceName, table: HistoryTable): ReferenceSource {
  return {
    name: NAMES[source],
    *observe() {},
    referenceFor: ({ closed, segment, feature }, startsMs) => {
      const plan = table.plans.get(closed.window)
      const history = table.find({ window: closed.window, segment, feature })
      if (!plan || !history) return { kind: 'none' }
      return answerOf(source, { plan, history, startsMs })
    },
    forget: () => ({}),
    bytes: () => 0,
    isEmpty: () => true,
    entries: () => [],
  }
}

/** What a history answers for a window, or how far it has come. */
export function answerOf(source: HistorySourceName, asked: Asked): ReferenceAnswer {
  const found = findReference(source, asked)
  if (found.reference && found.ratios >= MINIMUM_RATIOS) return { kind: 'ready', reference: found.reference }
  return { kind: 'learning', progress: progressOf(source, asked.history, found) }
}

/** Measures how far each window, or run of thin ones, is from those before it, before it becomes one of them. */
export function createRatioKeeper(sources: readonly HistorySourceName[]): BeforeAdding {
  return (history, { plan, startMs, segment, feature }) => {
    const run = history.gather(startMs, segment.features[feature]!)
    if (!run) return
    const windows = run.startsMs.length
    for (const source of sources) {
      const { reference } = findReference(source, { plan, history, startsMs: run.startsMs })
      const compared = reference?.compare(run.counts, {
        hasProblems: isEveryone(segment),
        isOutput: isOutput(feature),
      })
      const ratios = compared?.kind === 'compared' ? ratiosOf(compared, startMs) : undefined
      if (ratios) history.addRatios(source, windows > 1 ? { ...ratios, windows } : ratios)
    }
  }
}

interface Found {
  readonly reference?: FeatureReference
  readonly windows: number
  readonly minimum: number
  readonly ratios: number
}

interface Asked {
  readonly plan: HistoryPlan
  readonly history: FeatureHistory
  readonly startsMs: readonly number[]
}

interface LastFound {
  readonly startsMs: readonly number[]
  readonly cells: FeatureHistory['cells']
  readonly answer: Found
}

/** What each source found last in a history: the ratio of a window and its verdicts ask for the same. */
const lastFound = {
  seasonal: new WeakMap<FeatureHistory, LastFound>(),
  rolling: new WeakMap<FeatureHistory, LastFound>(),
}

function findReference(source: HistorySourceName, asked: Asked): Found {
  const { history, startsMs } = asked
  const { cells } = history
  const last = lastFound[source].get(history)
  if (last && last.cells === cells && areSame(last.startsMs, startsMs)) return last.answer
  const answer = searchReference(source, asked)
  lastFound[source].set(history, { startsMs, cells, answer })
  return answer
}

function areSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((startMs, i) => startMs === b[i])
}

function searchReference(source: HistorySourceName, { plan, history, startsMs }: Asked): Found {
  const { cells } = history
  const lastMs = startsMs.at(-1)!
  const earlier = history.ratios(source)
  const ratios = earlier.findLastIndex(({ startMs }) => startMs < lastMs) + 1
  if (!cells) return { windows: 0, minimum: plan.seasonal.minimum, ratios }
  const { startsMs: known, byPhase } = cells.table
  let sum: SlotCounts | undefined
  let fewest = Infinity
  let minimum = 0
  for (const startMs of startsMs) {
    const selected = selectSlots(source, plan, { startsMs: known, byPhase, startMs })
    fewest = Math.min(fewest, slotCount(selected))
    ;({ minimum } = selected)
    const own = sumSlots(cells.table, selected)
    sum = sum && own ? addSlots(sum, own) : (sum ?? own)
  }
  if (!sum || fewest < minimum) return { windows: fewest, minimum, ratios }
  const { layout, counter } = cells
  const facts = { type: layout.type, counter, sum, earlier, beforeMs: lastMs, merged: startsMs.length }
  return { reference: historyReference(facts), windows: fewest, minimum, ratios }
}

function progressOf(
  source: HistorySourceName,
  { renewedBy }: FeatureHistory,
  { windows, minimum, ratios }: Found,
): LearningProgress {
  const ofWindows = Math.min(1, windows / minimum)
  const ofRatios = Math.min(1, ratios / MINIMUM_RATIOS)
  return {
    kind: source,
    share: Math.min(ofWindows, ofRatios),
    windows: { have: windows, needed: minimum },
    reason: renewedBy ?? 'first_windows',
  }
}
