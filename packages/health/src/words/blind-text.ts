import { ML_REFERENCE_VALUE_SEASONAL } from '@driftline/semconv'
import type { CellsBasis } from '../evidence/evidence-basis.ts'
import type { NotJudged, WindowEvidence } from '../evidence/judge-window.ts'
import type { RowsNeeded } from '../evidence/rows-needed.ts'
import { rowsNeeded } from '../evidence/rows-needed.ts'
import { detectableShift } from '../verdict/read-window.ts'
import { longerWindow, LONGEST_TIMES } from './longer-window.ts'
import { numberText, thresholdText } from './number-text.ts'
import { besideTexts } from './reference-text.ts'
import type { SentenceParts } from './sentence-context.ts'

const FAILED_TEXT = 'Not judged: its counts are not those of rows; look for what sends them'

/** Why a window could not be put beside its reference, and what to do. */
const INCOMPARABLE: Readonly<Record<NotJudged, string>> = {
  edges:
    'Not compared: its score histogram has no edge in common with the reference; give the sender the profile, or build the profile again',
  hash: 'Not compared: the sender counts in hash buckets, and the reference did not keep all its names; give the sender the profile',
  hash_key:
    'Not comparable: hash key: its categories were hashed under another key than the reference, under several, or not sent for want of one; set the same key wherever the model runs and where its profile is built',
  sketch:
    'Not compared: the window holds another kind of values than the reference; declare the type in the spec, or build the profile again',
  failed: FAILED_TEXT,
  calendar: FAILED_TEXT,
  edges_renewed: 'Not compared: the values left the cells they were counted in, and new ones are being learned',
}

/** Windows that differ this much more than chance are not made equal by more rows of the same time. */
const SCATTERED = 2

/** Why a window cannot tell, and what would help. */
export function blindSentence(parts: SentenceParts): string {
  const { verdict, window, context, rows, since } = parts
  if (verdict.reason === 'not_renewed')
    return `Was raised${since}; no longer known, since no window could tell for too long; ${rows}.`
  if (verdict.reason === 'disjoint') return `${DISJOINT_TEXT}; ${rows}.`
  if (verdict.reason !== 'scatter') return `${INCOMPARABLE[window.notJudged ?? 'failed']}; ${rows}.`
  const clauses = [
    `Cannot tell: only a PSI of ${thresholdText(detectableShift(window) ?? 0)} or more would show, ${becauseOf(window)}`,
    helpText(parts),
    rows,
    ...besideTexts(context.beside ?? [], context.phase),
  ]
  return `${clauses.join('; ')}.`
}

function becauseOf({ statistics }: WindowEvidence): string {
  const { designEffect = 1 } = statistics
  if (designEffect <= SCATTERED) return 'since so few rows say little'
  return `since windows of the reference scatter ${numberText(designEffect, 2)} times more than chance`
}

function helpText({ window, context }: SentenceParts): string {
  const basis = window.evidence.find(({ kind }) => kind === 'distribution')?.basis
  const help = basis?.of === 'cells' ? helpBy(basis, context.window) : undefined
  if (help !== undefined) return help
  const isSeasonal = context.reference === ML_REFERENCE_VALUE_SEASONAL
  return `a longer window${isSeasonal ? '' : ', a seasonal reference'} or more rows would help`
}

/** The smallest of some shifts, PSI, that is told how to see: from one worth acting on to one nobody should miss. */
const TARGETS = [0.1, 0.25, 0.5] as const
/** More than a week of days is told only where nothing else would do. */
const MOST_TIMES = 8

/** What would show a shift: more rows in a window, or a longer one. */
function helpBy(basis: CellsBasis, window: string | undefined): string | undefined {
  const ways = TARGETS.flatMap((target) => {
    const needed = rowsNeeded(basis, target)
    return needed ? [{ target, needed }] : []
  })
  const way = ways.find(({ needed }) => needed.times <= MOST_TIMES) ?? ways.at(-1)
  if (!way) return undefined
  const { target, needed } = way
  const isBeyond = needed.times > LONGEST_TIMES && basis.designEffect.value > SCATTERED
  const help = isBeyond
    ? `not even ${longerText({ ...needed, times: LONGEST_TIMES })}`
    : waysText(needed, basis, window)
  return `${help} would show a PSI of ${numberText(target)}`
}

const DISJOINT_TEXT =
  'Cannot tell: it has no category in common with the reference, many rows of which have one of their own, as identifiers and times do; if it is no feature, leave it out'

/** Windows that scatter are no more alike for more rows of the same time; several of them together are. */
function waysText(needed: RowsNeeded, { designEffect }: CellsBasis, window: string | undefined): string {
  const longer = needed.of === 'window' && window !== undefined ? longerWindow(window, needed.times) : undefined
  const isScattered = designEffect.value > SCATTERED
  if (longer === undefined) return moreRows(needed, isScattered)
  const instead = `${longer} instead of ${window}`
  return isScattered ? instead : `${moreRows(needed, false)}, or ${instead},`
}

function moreRows(needed: RowsNeeded, isScattered: boolean): string {
  if (isScattered) return longerText(needed)
  const factor = factorText(needed)
  return needed.of === 'both'
    ? `${factor} the rows both in the window and in its reference`
    : `${factor} the rows in a window`
}

function longerText(needed: RowsNeeded): string {
  return `a window ${needed.of === 'both' ? 'and a reference ' : ''}${factorText(needed)} as long`
}

function factorText({ times }: RowsNeeded): string {
  return `${numberText(Math.ceil(times * 10) / 10, 2)} times`
}
