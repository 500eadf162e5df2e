import { parseDuration } from '../time/duration.ts'
import type { Path, Problem } from '../problem.ts'
import { asMap, listIn, mapIn, problemAt, problemOf, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Objectives that Driftline counts itself. */
const BUILT_IN: ReadonlySet<unknown> = new Set(['availability', 'latency', 'drift', 'missing', 'freshness', 'quality'])
/** Labels that every alert has, so that none of the user's may take their place. */
const RESERVED_LABELS: ReadonlySet<string> = new Set([
  'alertname',
  'severity',
  'team',
  'sli_kind',
  'signal',
  'burn_tier',
  'long_window',
  'short_window',
  'managed_by',
])

const SHORTEST_WINDOW_MS = parseDuration('1s')
const LONGEST_WINDOW_MS = parseDuration('36500d')

/** Names that meet and windows that contradict each other. */
export function checkAlerting(spec: RawMap): Problem[] {
  const alerting = mapIn(spec, 'alerting')
  return [
    ...checkCustom(listIn(mapIn(spec, 'slos'), 'custom')),
    ...checkTiers(listIn(alerting, 'tiers')),
    ...checkLabels(mapIn(alerting, 'labels')),
    ...repeated(listIn(alerting, 'environments'), ['alerting', 'environments']),
    ...repeated(listIn(alerting, 'by'), ['alerting', 'by']),
    ...checkBy(listIn(alerting, 'by')),
  ]
}

function checkCustom(custom: readonly unknown[]): Problem[] {
  const path: Path = ['slos', 'custom']
  const names = custom.map((slo) => asMap(slo)['name'])
  const builtIn = names.flatMap((name, i) =>
    BUILT_IN.has(name)
      ? [
          problemAt(
            [...path, i, 'name'],
            `"${String(name)}" is the name of an objective that Driftline counts itself.`,
            'Give yours another name.',
          ),
        ]
      : [],
  )
  return [...builtIn, ...repeated(names, path, ['name'])]
}

function checkTiers(tiers: readonly unknown[]): Problem[] {
  const path: Path = ['alerting', 'tiers']
  const names = tiers.map((tier) => asMap(tier)['name'])
  return [...repeated(names, path, ['name']), ...tiers.flatMap((tier, i) => checkWindows(asMap(tier), [...path, i]))]
}

function checkWindows({ long, short }: RawMap, path: Path): Problem[] {
  const [longMs, shortMs] = [durationMs(long), durationMs(short)]
  if (longMs === undefined || shortMs === undefined) return []
  if (shortMs < SHORTEST_WINDOW_MS || longMs > LONGEST_WINDOW_MS)
    return [
      problemAt(
        [...path, shortMs < SHORTEST_WINDOW_MS ? 'short' : 'long'],
        `The windows are ${String(long)} and ${String(short)}, which Prometheus cannot ask for.`,
        'Windows are at least 1s and at most 36500d long.',
      ),
    ]
  if (shortMs < longMs) return []
  return [
    problemAt(
      [...path, 'short'],
      `"short" is ${String(short)}, which is not shorter than "long", ${String(long)}.`,
      'The short window ends an alert soon after the fault; a twelfth of the long one is usual.',
    ),
  ]
}

function durationMs(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return parseDuration(value)
  } catch {
    return undefined
  }
}

/** Names that are numbers to PromQL, which takes any other word. */
function checkBy(by: readonly unknown[]): Problem[] {
  return by.flatMap((name, i) =>
    typeof name === 'string' && /^(?:inf|nan)$/i.test(name)
      ? [problemAt(['alerting', 'by', i], `"${name}" is a number to Prometheus.`, 'Give the label another name.')]
      : [],
  )
}

function checkLabels(labels: RawMap): Problem[] {
  return Object.keys(labels)
    .filter((name) => RESERVED_LABELS.has(name) || name.startsWith('__'))
    .map((name) =>
      problemOf(
        ['alerting', 'labels', name],
        `The label "${name}" belongs to Driftline or to the alerting system.`,
        'Give it another name.',
      ),
    )
}
