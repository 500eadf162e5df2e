import { z } from 'zod'

const refId = z.string().regex(/^[A-Z]$/)
const expressions = z.strictObject({ type: z.literal('__expr__'), uid: z.literal('__expr__') })

/** What the Prometheus data source of Grafana runs once, at the time of the evaluation. */
const prometheusModel = z.strictObject({
  refId,
  datasource: z.strictObject({ type: z.literal('prometheus'), uid: z.string().min(1) }),
  editorMode: z.literal('code'),
  // Grafana would put times in place of its variables.
  expr: z
    .string()
    .min(1)
    .refine((expr) => !/\$\{?__/.test(expr), 'holds a variable of Grafana'),
  instant: z.literal(true),
  range: z.literal(false),
  intervalMs: z.int().positive(),
  maxDataPoints: z.int().positive(),
})

/** Numbers compared, joined by `||` or `&&`. */
const TERM = String.raw`(?:\$[A-Z] (?:>|==|!=) \d+(?:\.\d+)?|is_(?:number|nan|inf)\(\$[A-Z]\))`
const mathModel = z.strictObject({
  refId,
  datasource: expressions,
  type: z.literal('math'),
  expression: z.string().regex(new RegExp(`^${TERM}(?: (?:&&|\\|\\|) ${TERM})*$`)),
})

const thresholdModel = z.strictObject({
  refId,
  datasource: expressions,
  type: z.literal('threshold'),
  expression: refId,
  conditions: z.tuple([
    z.strictObject({ evaluator: z.strictObject({ type: z.literal('gt'), params: z.tuple([z.literal(0)]) }) }),
  ]),
})

const query = z
  .strictObject({
    refId,
    relativeTimeRange: z.strictObject({ from: z.int().nonnegative(), to: z.literal(0) }),
    datasourceUid: z.string(),
    model: z.union([prometheusModel, mathModel, thresholdModel]),
  })
  .refine(({ refId: own, model }) => own === model.refId, 'the model has another refId')
  .refine(({ datasourceUid, model }) => datasourceUid === model.datasource.uid, 'the model has another data source')
  .refine(({ relativeTimeRange: { from }, model }) => 'expr' in model === from > 0, 'looks back too far or not at all')

type Query = z.output<typeof query>

/** The free-form part of a rule of Grafana, which its official client takes whatever it holds. */
export const grafanaQueriesSchema = z
  .looseObject({ condition: refId, data: z.array(query) })
  .refine(({ data }) => new Set(data.map((own) => own.refId)).size === data.length, 'a refId is there twice')
  .refine(({ data }) => data.every(refersBack), 'an expression needs what comes later, or nowhere')
  .refine(({ data }) => everyQueryIsUsed(data), 'a query is for nothing')
  .refine(
    ({ condition, data }) =>
      data.findLast(({ model }) => !('expr' in model) && model.type === 'threshold')?.refId === condition,
    'the condition is no threshold',
  )

function refersBack(own: Query, i: number, data: readonly Query[]): boolean {
  const before = new Set(data.slice(0, i).map((other) => other.refId))
  return namesIn(own).every((name) => before.has(name))
}

function everyQueryIsUsed(data: readonly Query[]): boolean {
  const used = new Set(data.flatMap(namesIn))
  return data.slice(0, -1).every((own) => used.has(own.refId))
}

function namesIn({ model }: Query): readonly string[] {
  if ('expr' in model) return []
  return model.type === 'threshold'
    ? [model.expression]
    : [...model.expression.matchAll(/\$([A-Z])/g)].map(([, name = '']) => name)
}
