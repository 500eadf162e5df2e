/** A rule as it is loaded somewhere. */
export interface InstalledRule {
  readonly kind: 'alert' | 'record'
  readonly name: string
  readonly group: string
  /** Between evaluations, ms; undefined where the server's default holds. */
  readonly intervalMs: number | undefined
  readonly expr: string
  readonly forMs: number
  readonly keepFiringForMs: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** What was read, or why it was not. */
export type ReadRules =
  | { readonly ok: true; readonly rules: readonly InstalledRule[] }
  | { readonly ok: false; readonly message: string }

export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Labels or annotations: values that are no text are written as what they are. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, own]) => [name, textOf(own)]))
}

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
