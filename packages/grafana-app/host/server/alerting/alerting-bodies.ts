import { z } from 'zod'

const duration = z.string().regex(/^(?:0|(?:\d+(?:ms|[smhdwy]))+)$/)
const texts = z.record(z.string().min(1), z.string())

const query = z.strictObject({
  refId: z.string().min(1),
  queryType: z.string().optional(),
  relativeTimeRange: z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() }),
  datasourceUid: z.string().min(1),
  model: z.looseObject({ refId: z.string() }),
})

/** Body of a rule by Grafana's official client, and nothing beside it; Grafana itself would not say what it overlooks. */
export const ruleBody = z.strictObject({
  id: z.int().optional(),
  uid: z.string().optional(),
  orgID: z.int(),
  folderUID: z.string(),
  ruleGroup: z.string(),
  title: z.string(),
  condition: z.string(),
  data: z.array(query),
  updated: z.string().optional(),
  noDataState: z.enum(['Alerting', 'NoData', 'OK', 'KeepLast']),
  execErrState: z.enum(['OK', 'Alerting', 'Error', 'KeepLast']),
  for: duration,
  keep_firing_for: duration.optional(),
  labels: texts.optional(),
  annotations: texts.optional(),
  provenance: z.string().optional(),
  isPaused: z.boolean().optional(),
  notification_settings: z.looseObject({ receiver: z.string() }).nullish(),
  record: z.strictObject({ metric: z.string(), from: z.string() }).nullish(),
  missingSeriesEvalsToResolve: z.int().positive().optional(),
})

/** Body of a group; its interval is in seconds. */
export const groupBody = z.strictObject({
  title: z.string(),
  folderUid: z.string(),
  interval: z.int(),
  rules: z.array(ruleBody),
})

/** Body of a new folder. */
export const folderBody = z.strictObject({
  uid: z.string().optional(),
  title: z.string(),
  parentUid: z.string().optional(),
})

export type RuleBody = z.output<typeof ruleBody>

/** Text as a body of a kind. @returns what is wrong with it, where something is */
export function parseBody<T>(schema: z.ZodType<T>, text: string): { readonly value: T } | { readonly wrong: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return { value: parsed.data }
    return { wrong: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }
  } catch {
    return { wrong: 'it is no JSON' }
  }
}
