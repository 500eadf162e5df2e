import { z } from 'zod'
import { duration, text } from './text-schema.ts'

const objective = z.number().gt(0).lt(1).describe('Share of events that must be good, above 0 and below 1.')

const share = z.union([objective.transform((value) => ({ objective: value })), z.strictObject({ objective })])

const source = z
  .enum(['processor', 'service'])
  .exactOptional()
  .describe(
    'Whose counters the rules read: those of the `processor`, as they do where this is left out, or `ml.inference.*` of the `service` itself, where they reach the same Prometheus.',
  )

const ofCalls = z.union([
  objective.transform((value): { objective: number; source?: 'processor' | 'service' } => ({ objective: value })),
  z.strictObject({ objective, source }),
])

const bound = duration.describe('Events up to this are good.')

const below = z
  .strictObject({ below: bound, objective })
  .transform(({ below, objective }) => ({ belowMs: below, objective }))

const belowOfCalls = z
  .strictObject({ below: bound, objective, source })
  .transform(({ below, ...rest }) => ({ belowMs: below, ...rest }))

const selector = text.describe('Counter selector without function or range, e.g. `orders_total{shop="a"}`.')

const custom = z
  .strictObject({
    name: text.describe('Name of the objective, unlike the others.'),
    good: selector,
    total: selector,
    objective,
    description: text.describe('What is promised, in one sentence.'),
  })
  .describe('An objective on counters of your own.')

export const slosSchema = z
  .strictObject({
    availability: ofCalls.exactOptional().describe('Share of calls that do not fail.'),
    latency: belowOfCalls.exactOptional().describe('Share of calls faster than a bound.'),
    drift: share.exactOptional().describe('Share of windows and features below `act`.'),
    missing: share.exactOptional().describe('Share of declared values that are there.'),
    freshness: below.exactOptional().describe('Share of values younger than a bound.'),
    quality: z
      .strictObject({
        good: text.describe('When a prediction counts as good, in words, e.g. `absolute error below 2`.'),
        objective,
      })
      .exactOptional()
      .describe('Share of matured predictions that are good.'),
    custom: z.array(custom).min(1).max(50).exactOptional().describe('Business objectives, on counters of your own.'),
  })
  .prefault({})
  .describe('Service level objectives; only those that are named get rules.')
