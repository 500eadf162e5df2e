import { z } from 'zod'
import { category, duration, text } from './text-schema.ts'

const featureObject = z.strictObject({
  type: z.enum(['numeric', 'categorical']).exactOptional().describe('Left out, the values decide.'),
  unit: text.exactOptional().describe('Unit in your words; shown beside the values.'),
  min: z.number().exactOptional().describe('Smallest valid value; smaller ones are counted as out of range.'),
  max: z.number().exactOptional().describe('Greatest valid value; greater ones are counted as out of range.'),
  values: z
    .array(category)
    .min(1)
    .max(1000)
    .exactOptional()
    .describe('Valid categories; others are counted as unknown. Left out, those of the reference.'),
  special: z
    .array(z.union([z.number(), text]))
    .max(20)
    .exactOptional()
    .describe('Values with a meaning of their own, e.g. -999; counted beside the distribution.'),
  importance: z
    .number()
    .min(0)
    .max(1)
    .exactOptional()
    .describe('Share of the decision that rests on the feature; raises or lowers a severity of 40 or more.'),
  critical: z.boolean().default(false).describe('Whether the feature alone can make a window bad for the objectives.'),
  calendar: z
    .boolean()
    .default(false)
    .describe(
      'Whether the feature moves with the calendar; such a feature is shown but never judged against training.',
    ),
  ratesOnly: z
    .boolean()
    .exactOptional()
    .describe(
      'Whether only rates are judged, such as missing values and new categories, and never the distribution: for features of very many categories. Left out, the reference decides.',
    ),
  discrete: z
    .boolean()
    .exactOptional()
    .describe(
      'Whether the numbers are counts or codes rather than measurements; what is told of them is whole then. Left out, the reference decides.',
    ),
  maxAge: duration
    .exactOptional()
    .describe('Greatest age of a value when it is used; older ones are counted as stale.'),
  timestamp: text
    .exactOptional()
    .describe(
      'Field of the row that holds when the value was made, which gives its age. In a service a Date, a number of ' +
        'milliseconds since 1970, or ISO text with its offset, e.g. `2026-01-31T08:00:00Z`; in a file what ' +
        '`columns.time` may be. No feature unless declared as one.',
    ),
})

const resolvedFeature = featureObject.transform(({ maxAge, ...rest }) => ({
  ...rest,
  ...(maxAge !== undefined && { maxAgeMs: maxAge }),
}))

export const featuresSchema = z
  .record(
    text,
    z
      .union([z.null().transform(() => resolvedFeature.parse({})), resolvedFeature])
      .describe('What is known about a feature; empty is allowed.'),
  )
  .default({})
  .describe('Features by name. Declared features are counted, checked and judged; others only counted.')
