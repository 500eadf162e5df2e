import type { BurnCondition, Condition, Guard } from '../rule.ts'

/** Grafana's own expressions stand where a data source would. */
const EXPRESSIONS = '__expr__'
const FORMULA = 'C'
/** Query whose result says whether a rule fires. */
export const GRAFANA_CONDITION = 'D'
/** Query whose value an alert is about. */
export const GRAFANA_VALUE = 'A'

/** One step of a rule of Grafana. */
export interface GrafanaQuery {
  readonly refId: string
  /** Seconds back from the evaluation. */
  readonly relativeTimeRange: { readonly from: number; readonly to: number }
  readonly datasourceUid: string
  readonly model: GrafanaModel
}

type GrafanaModel =
  | {
      readonly refId: string
      readonly datasource: { readonly type: 'prometheus'; readonly uid: string }
      readonly editorMode: 'code'
      readonly expr: string
      readonly instant: true
      readonly range: false
      readonly intervalMs: number
      readonly maxDataPoints: number
    }
  | {
      readonly refId: string
      readonly datasource: { readonly type: typeof EXPRESSIONS; readonly uid: typeof EXPRESSIONS }
      readonly type: 'math' | 'threshold'
      readonly expression: string
      readonly conditions?: readonly [
        { readonly evaluator: { readonly type: 'gt'; readonly params: readonly [number] } },
      ]
    }

/** The queries of a condition, the formula over them, and the threshold that fires. */
export function grafanaQueries(condition: Condition, datasourceUid: string): readonly GrafanaQuery[] {
  const { lookBackMs } = condition
  const queries = Object.entries(expressionsOf(condition)).map(([refId, expr]) =>
    instantQuery({ refId, expr, lookBackMs }, datasourceUid),
  )
  return [
    ...queries,
    expressionQuery(FORMULA, { type: 'math', expression: grafanaFormula(condition) }),
    expressionQuery(GRAFANA_CONDITION, {
      type: 'threshold',
      expression: FORMULA,
      conditions: [{ evaluator: { type: 'gt', params: [0] } }],
    }),
  ]
}

/** 1 where a rule fires, 0 where not. */
export function grafanaFormula(condition: Condition): string {
  if (condition.kind === 'burn') return burnFormula(condition)
  if (condition.orZero !== undefined) return `$${GRAFANA_VALUE} != 0`
  // Whatever series is there fires, also one of value 0.
  return ['is_number', 'is_nan', 'is_inf'].map((test) => `${test}($${GRAFANA_VALUE})`).join(' || ')
}

function expressionsOf(condition: Condition): Readonly<Record<string, string>> {
  if (condition.kind === 'threshold') return { [GRAFANA_VALUE]: condition.orZero ?? condition.expr }
  const { long, short, bad, guards } = condition
  const flags = guards.map(({ name, flag }) => [GUARD[name], flag] as const)
  return { [GRAFANA_VALUE]: long, B: short, N: bad, ...Object.fromEntries(flags) }
}

const GUARD: Readonly<Record<Guard['name'], string>> = { warm_up: 'W', coverage: 'K', symptom: 'S', maintenance: 'M' }

function burnFormula({ factor, floor, guards }: BurnCondition): string {
  const flags = guards.map(({ name, joins }) => `$${GUARD[name]} ${joins === 'and' ? '> 0' : '== 0'}`)
  return [`$${GRAFANA_VALUE} > ${factor}`, `$B > ${factor}`, `$N > ${floor}`, ...flags].join(' && ')
}

function instantQuery(
  { refId, expr, lookBackMs }: { readonly refId: string; readonly expr: string; readonly lookBackMs: number },
  uid: string,
): GrafanaQuery {
  return {
    refId,
    relativeTimeRange: { from: Math.ceil(lookBackMs / 1000), to: 0 },
    datasourceUid: uid,
    model: {
      refId,
      datasource: { type: 'prometheus', uid },
      editorMode: 'code',
      expr: withoutMacros(expr),
      instant: true,
      range: false,
      intervalMs: 1000,
      maxDataPoints: 43_200,
    },
  }
}

/** Grafana puts times in place of `$__interval` and the like, wherever it meets them. */
function withoutMacros(expr: string): string {
  return expr.replaceAll(/\$(?=\{?__)/g, String.raw`\x24`)
}

function expressionQuery(
  refId: string,
  model: Pick<Extract<GrafanaModel, { expression: string }>, 'type' | 'expression' | 'conditions'>,
): GrafanaQuery {
  return {
    refId,
    relativeTimeRange: { from: 0, to: 0 },
    datasourceUid: EXPRESSIONS,
    model: { refId, datasource: { type: EXPRESSIONS, uid: EXPRESSIONS }, ...model },
  }
}
