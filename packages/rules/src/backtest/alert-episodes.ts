/** How long an alert waits and goes on, ms. */
export interface AlertHolds {
  readonly forMs: number
  readonly keepFiringForMs: number
}

/** One evaluation of an alert for one series. */
export interface Evaluation {
  readonly timeMs: number
  /** What the expression gave; undefined where it gave no sample. */
  readonly value: number | undefined
}

/** From one firing to its end. */
export interface Episode {
  /** The expression was first true, and stayed so until it fired. */
  readonly activeAtMs: number
  readonly firedAtMs: number
  /** First evaluation at which it no longer fired; undefined where it fires to the end. */
  readonly resolvedAtMs: number | undefined
  /** Largest value while it fired. */
  readonly peak: number
}

/** An alert that is pending or fires. */
interface Active {
  readonly activeAtMs: number
  readonly firedAtMs: number | undefined
  /** True no more since then, and still firing. */
  readonly falseSinceMs: number | undefined
  readonly peak: number
}

/**
 * When an alert would have fired for one series: pending while its expression is true, firing once it has been for `for`,
 * and still for `keep_firing_for` after it is true no more.
 *
 * @param evaluations in the order of time, also those without a sample.
 * @see Prometheus 2.42, rules/alerting.go, AlertingRule.Eval
 */
export function alertEpisodes(evaluations: Iterable<Evaluation>, holds: AlertHolds): readonly Episode[] {
  const episodes: Episode[] = []
  let active: Active | undefined
  for (const evaluation of evaluations) {
    const next = advance(active, evaluation, holds)
    if (active && !next) episodes.push(...episodeOf(active, evaluation.timeMs))
    active = next
  }
  return active ? [...episodes, ...episodeOf(active, undefined)] : episodes
}

function advance(active: Active | undefined, { timeMs, value }: Evaluation, holds: AlertHolds): Active | undefined {
  if (value === undefined) return active && goOn(active, timeMs, holds)
  const { activeAtMs = timeMs, firedAtMs, peak = -Infinity } = active ?? {}
  const fired = firedAtMs ?? (timeMs - activeAtMs >= holds.forMs ? timeMs : undefined)
  return {
    activeAtMs,
    firedAtMs: fired,
    falseSinceMs: undefined,
    peak: fired === undefined ? peak : Math.max(peak, value),
  }
}

function goOn(active: Active, timeMs: number, { keepFiringForMs }: AlertHolds): Active | undefined {
  if (active.firedAtMs === undefined) return undefined
  const { falseSinceMs = timeMs } = active
  return timeMs - falseSinceMs < keepFiringForMs ? { ...active, falseSinceMs } : undefined
}

/** None where it was only pending. */
function episodeOf({ activeAtMs, firedAtMs, peak }: Active, resolvedAtMs: number | undefined): readonly Episode[] {
  return firedAtMs === undefined ? [] : [{ activeAtMs, firedAtMs, resolvedAtMs, peak }]
}
