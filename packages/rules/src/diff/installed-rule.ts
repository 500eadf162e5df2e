/** A rule as it is loaded somewhere. */
export interface InstalledRule {
  readonly kind: 'alert' | 'record'
  /** In Grafana its title. */
  readonly name: string
  /** What Grafana knows it by. */
  readonly uid: string | undefined
  readonly group: string
  /** Between evaluations, ms; undefined where the server's default holds. */
  readonly intervalMs: number | undefined
  /** The data source it asks in Grafana. */
  readonly datasourceUid: string | undefined
  /** What fires it, by name: `expr` in Prometheus; queries, condition and states in Grafana. */
  readonly body: Readonly<Record<string, string>>
  readonly forMs: number
  readonly keepFiringForMs: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  /** What its hash would be if it had been generated as it is. */
  readonly hash: string
}

/** What rules are written for: one alert differs between them in its texts, and in Grafana in its queries. */
export type RuleForm = 'prometheus' | 'grafana' | 'grafana-convert'

/** Rules that were read, all in one form. */
export interface InstalledRules {
  readonly form: RuleForm
  readonly rules: readonly InstalledRule[]
}

/** What was read, or why it was not. */
export type ReadRules = ({ readonly ok: true } & InstalledRules) | { readonly ok: false; readonly message: string }

/** An object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>

/** An object's fields; none where it is no object. */
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
