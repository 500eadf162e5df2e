import type { MlDeploymentRole } from '@driftline/semconv'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { LearningProgress, Needed } from '../reference/learning-progress.ts'

const DAY_MS = 86_400_000

/** How far a reference has been learned, in one sentence, for who is to be judged by it. */
export function learningText(progress: LearningProgress, role: MlDeploymentRole): string {
  const source = role === ML_DEPLOYMENT_ROLE_VALUE_LIVE ? '' : ' from live traffic'
  return `${WHY[progress.reason]}${progress.kind === 'baseline' ? baselineText(progress, source) : pastText(progress, source)}`
}

const WHY: Readonly<Record<LearningProgress['reason'], string>> = {
  first_windows: '',
  not_in_profile: 'The profile has no such feature. ',
  edges_renewed: 'The values left the range they were counted in, so it begins anew. ',
  hash_key: 'The hash key changed, so it begins anew. ',
}

function baselineText(progress: LearningProgress, source: string): string {
  const { share, rows } = progress
  if (share >= 1)
    return `Learned its reference from ${rows?.have.toLocaleString('en-US') ?? ''} rows; judged from the next window on.`
  return `Learning its reference${source}: ${learnedText(progress)}; a profile would judge at once.`
}

/** How much a baseline has been learned from, and how much is needed: `1,240 of 10,000 rows, 0 of 7 days, 1 of 20 windows`. */
export function learnedText({ rows, time, windows }: Pick<LearningProgress, 'rows' | 'time' | 'windows'>): string {
  const rowsText = rows ? `${count(rows)} rows` : ''
  const days = time ? `${Math.floor(time.have / DAY_MS)} of ${round(time.needed / DAY_MS)} days` : ''
  return `${rowsText}, ${days}, ${count(windows)} windows`
}

function pastText({ kind, windows }: LearningProgress, source: string): string {
  const what = kind === 'seasonal' ? 'windows of the same time' : 'earlier windows'
  if (windows.have < windows.needed) return `Learning what is usual${source}: ${count(windows)} ${what}.`
  return `Learning how much windows differ${source}: judged after a few more.`
}

function count({ have, needed }: Needed): string {
  return `${Math.min(have, needed).toLocaleString('en-US')} of ${needed.toLocaleString('en-US')}`
}

function round(days: number): string {
  return String(Number(days.toPrecision(2)))
}
