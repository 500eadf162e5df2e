import type { VerdictLine } from '@driftline/health'
import { isoTime, isOutputFeature, isRaised } from '@driftline/health'
import type { MlDeploymentRole, MlDriftState } from '@driftline/semconv'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { isOfAll, isOfSilence } from '../outputs/line-attributes.ts'
import type { BookPage, OutputBook } from '../outputs/output-book.ts'

/** What the last closed primary window of a deployment says, of everyone. */
export interface LastVerdict {
  readonly version: string
  readonly role: MlDeploymentRole
  readonly window: string
  /** ms. */
  readonly startMs: number
  readonly endMs: number
  /** Rows of the window; absent where its verdicts are no longer held. */
  readonly rows?: number
  /** Features by state, by the reference that counts of each. */
  readonly features: Readonly<Partial<Record<MlDriftState, number>>>
  /** State of the model as a whole, where it has one. */
  readonly whole?: MlDriftState
  /** What asks for most attention; absent where nothing is raised. */
  readonly worst?: WorstVerdict
}

/** The most severe verdict that is raised. */
export interface WorstVerdict {
  /** A feature, or `all` for the model as a whole. */
  readonly feature: string
  readonly state: MlDriftState
  /** 0..100. */
  readonly severity: number
  readonly sentence: string
}

/** The last verdict of every version and role of a model. */
export function lastVerdicts(book: Pick<OutputBook, 'pages'>, { windows }: MonitorSpec): readonly LastVerdict[] {
  return book.pages().flatMap((page) => {
    if (page.window !== windows[0]?.name) return []
    const known = read.get(page) ?? readPage(page)
    read.set(page, known)
    return [known]
  })
}

/** A page is never changed, and may hold very many verdicts. */
const read = new WeakMap<BookPage, LastVerdict>()

function readPage({ version, role, window, startMs, endMs, lines }: BookPage): LastVerdict {
  const headlines = lines.filter(({ segment, headline }) => headline && segment.name === ML_SEGMENT_NAME_VALUE_ALL)
  const whole = headlines.findLast(isOfAll)
  const worst = headlines.filter(isRaised).toSorted(bySeverity)[0]
  const rows = rowsOf(headlines, startMs)
  return {
    version,
    role,
    window,
    startMs,
    endMs,
    features: countStates(headlines),
    ...(rows !== undefined && { rows }),
    ...(whole && { whole: whole.state }),
    ...(worst && { worst: toWorst(worst) }),
  }
}

/** Of as severe ones what goes in comes first: what comes out follows from it. */
function bySeverity(a: VerdictLine, b: VerdictLine): number {
  return b.severity - a.severity || Number(isOutputFeature(a.feature)) - Number(isOutputFeature(b.feature))
}

function countStates(headlines: readonly VerdictLine[]): LastVerdict['features'] {
  const counts: Partial<Record<MlDriftState, number>> = {}
  for (const line of headlines) if (!isOfAll(line)) counts[line.state] = (counts[line.state] ?? 0) + 1
  return counts
}

/** Those of windows that were merged with the last are not its own. */
function rowsOf(headlines: readonly VerdictLine[], startMs: number): number | undefined {
  const start = isoTime(startMs)
  const counts = headlines.filter((line) => line.start === start && !isOfSilence(line)).map(({ count }) => count)
  return counts.length === 0 ? undefined : counts.reduce((most, count) => Math.max(most, count))
}

function toWorst({ feature, state, severity, sentence }: VerdictLine): WorstVerdict {
  return { feature, state, severity, sentence }
}
