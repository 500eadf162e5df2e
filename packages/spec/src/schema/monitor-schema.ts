import { z } from 'zod'
import { alertingSchema } from './alerting-schema.ts'
import { featuresSchema } from './feature-schema.ts'
import { modelSchema } from './model-schema.ts'
import {
  columnsSchema,
  expectedSchema,
  labelsSchema,
  privacySchema,
  referencesSchema,
  scoreSchema,
  segmentsSchema,
} from './section-schemas.ts'
import { slosSchema } from './slos-schema.ts'
import { text, window } from './text-schema.ts'

/** The one schema of the monitoring spec: shape, defaults and descriptions; rules between fields are in `checks/`. */
export const monitorSchema = z
  .strictObject({
    apiVersion: z.literal('driftline/v1').default('driftline/v1').describe('Format of the file.'),
    kind: z.literal('ModelMonitor').default('ModelMonitor').describe('What the file describes.'),
    model: modelSchema,
    features: featuresSchema,
    segments: segmentsSchema,
    references: referencesSchema.prefault({ seasonal: {} }),
    windows: z
      .array(window)
      .min(1)
      .max(6)
      .prefault(['1d'])
      .describe('Spans of time verdicts are computed over; the first is the primary one.'),
    timezone: text.default('UTC').describe('IANA time zone in which days, weeks, months and years begin.'),
    expected: expectedSchema,
    columns: columnsSchema,
    score: scoreSchema,
    privacy: privacySchema,
    labels: labelsSchema,
    slos: slosSchema,
    alerting: alertingSchema,
  })
  .describe('What to watch about one model.')
