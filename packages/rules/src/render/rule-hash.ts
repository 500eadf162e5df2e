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

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * A short hash over all of an alert but its hash: where it no longer fits, somebody edited the rule. It guards against
 * nobody who means harm.
 *
 * @returns eight hexadecimal digits.
 * @see Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", FNV-1a, 32 bits, here over UTF-16 code units
 */
export function ruleHash({ alert, expr, forMs, keepFiringForMs, labels, annotations }: HashedAlert): string {
  const others = Object.entries(annotations).filter(([name]) => name !== HASH_ANNOTATION)
  const text = JSON.stringify([alert, expr, forMs, keepFiringForMs, sorted(Object.entries(labels)), sorted(others)])
  let hash = FNV_OFFSET
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

function sorted(entries: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
