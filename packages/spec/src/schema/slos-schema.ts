import { z } from 'zod'
import { duration, text } from './text-schema.ts'

const objective = z.number().gt(0).lt(1).describe('Share of events that must be good, above 0 and below 1.')

const share = z.union([objective.transform((value) => ({ objective: value })), z.strictObject({ objective })])

const below = z
  .strictObject({ below: duration.describe('Events up to this are good.'), objective })
  .transform(({ below, objective }) => ({ belowMs: below, objective }))

export const slosSchema = z
  .strictObject({
    availability: share.exactOptional().describe('Share of calls that do not fail.'),
    latency: below.exactOptional().describe('Share of calls faster than a bound.'),
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
  })
  .prefault({})
  .describe('Service level objectives; only those that are named get rules.')
