import { fnv1aShort } from './fnv-1a.ts'

/** An alert as it is written or loaded, durations in ms. */
export interface HashedAlert {
  readonly alert: string
  readonly expr: string
  readonly forMs: number
  readonly keepFiringForMs: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Annotation that holds the hash of a rule as it was generated. */
// oxlint-disable-next-line house/telemetry-names-in-semconv -- an annotation of a rule file, no telemetry
export const HASH_ANNOTATION = 'driftline_hash'

/**
 * A short hash over all of an alert but its hash: where it no longer fits, somebody edited the rule. It guards against
 * nobody who means harm.
 *
 * @returns eight hexadecimal digits.
 */
export function ruleHash({ alert, expr, forMs, keepFiringForMs, labels, annotations }: HashedAlert): string {
  const others = Object.entries(annotations).filter(([name]) => name !== HASH_ANNOTATION)
  const text = JSON.stringify([alert, expr, forMs, keepFiringForMs, sorted(Object.entries(labels)), sorted(others)])
  return fnv1aShort(text)
}

function sorted(entries: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
