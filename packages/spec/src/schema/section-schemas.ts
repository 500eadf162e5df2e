import { z } from 'zod'
import { category, date, duration, text, window } from './text-schema.ts'

const dimension = z.union([
  text.transform((name): { name: string; values?: string[] } => ({ name })),
  z.strictObject({
    name: text.describe('Name of the dimension.'),
    values: z
      .array(category)
      .min(1)
      .max(1000)
      .exactOptional()
      .describe('Values that get a segment of their own; others fall into `other`.'),
  }),
])

export const segmentsSchema = z
  .strictObject({
    dimensions: z
      .array(dimension)
      .max(50)
      .default([])
      .describe('Ways to split the rows, each for itself, by name or with their values.'),
    pin: z
      .array(z.record(text, category))
      .default([])
      .describe('Segments whose series are always there, e.g. `{season: winter}`.'),
  })
  .prefault({})
  .describe('Groups of rows that are judged beside the whole.')

const training = z
  .strictObject({
    profile: text
      .exactOptional()
      .describe('File of the reference profile, relative to the spec; `{version}` stands for the model version.'),
    baseline: z
      .strictObject({
        rows: z.int().min(1000).max(10_000_000).default(10_000).describe('Rows after which the baseline is frozen.'),
        within: duration.prefault('7d').describe('Time after which it is frozen with the rows it has.'),
      })
      .prefault({})
      .transform(({ rows, within }) => ({ rows, withinMs: within }))
      .describe('Without a profile the first rows become the reference.'),
  })
  .prefault({})
  .describe('The rows the model was trained on.')

const seasonal = z.strictObject({
  weeks: z.int().min(1).max(53).default(4).describe('Weeks to look back.'),
  match: z
    .enum(['hour-of-week', 'hour-of-day', 'day-of-week'])
    .default('hour-of-week')
    .describe('Which earlier times a window is compared with.'),
})

const rolling = z
  .strictObject({
    span: duration.prefault('28d').describe('How much of the past is the reference.'),
    gap: duration
      .prefault('7d')
      .describe('How much between it and the window is left out, so that slow drift is not learned.'),
  })
  .transform(({ span, gap }) => ({ spanMs: span, gapMs: gap }))

export const referencesSchema = z
  .strictObject({
    training,
    seasonal: seasonal.exactOptional().describe('The same times of earlier weeks.'),
    rolling: rolling.exactOptional().describe('The recent past behind a gap.'),
    previousVersion: z
      .strictObject({})
      .exactOptional()
      .describe('What the version before this one saw. Takes no settings.'),
  })
  .describe(
    'What a window is compared with; the references stand side by side, and the first one past learning is the headline. Left out: training and seasonal.',
  )

export const expectedSchema = z
  .array(
    z.strictObject({
      feature: text.describe('Feature, or `prediction` or `score`.'),
      from: date.describe('First day or instant; a day begins at midnight of the time zone.'),
      to: date.exactOptional().describe('Last day, inclusive, or instant, exclusive. Left out, it goes on.'),
      reason: text.exactOptional().describe('Why it is expected; shown on the verdict.'),
    }),
  )
  .default([])
  .describe(
    'Drift you know of: the first three windows that show it are accepted, and later ones as far as they are like these; they count as good and are still charted.',
  )

export const columnsSchema = z
  .strictObject({
    time: text.exactOptional().describe('When the row was predicted.'),
    prediction: text.exactOptional().describe('What was predicted: a number or a class.'),
    score: text.exactOptional().describe('Score behind the prediction, 0 to 1.'),
    label: text.exactOptional().describe('What turned out to be true.'),
    id: text.exactOptional().describe('Id of the row.'),
    version: text.exactOptional().describe('Version of the model that answered.'),
  })
  .prefault({})
  .describe('What the columns of a file are, where they are no features.')

export const scoreSchema = z
  .strictObject({
    thresholds: z
      .array(z.number().gt(0).lt(1))
      .max(20)
      .default([])
      .describe('Scores at which a decision changes; each is an edge of the score histogram. Rising.'),
  })
  .prefault({})
  .describe('The score of a classifier.')

export const privacySchema = z
  .strictObject({
    snapshot: z
      .array(text)
      .default([])
      .describe(
        'Features whose raw values may leave the service on spans; `prediction` for the value and class of the answer, `score` for its score.',
      ),
    hash: z
      .array(text)
      .default([])
      .describe(
        'Categorical features whose categories leave the service only as one of 64 buckets, by a hash under the key in `DRIFTLINE_HASH_KEY` or `DRIFTLINE_HASH_KEY_FILE`. Never a snapshot or a dimension of segments.',
      ),
    minimumCount: z
      .int()
      .min(1)
      .max(100_000)
      .default(20)
      .describe(
        'Segments with fewer rows in a window are not shown, nor others from which their rows could be reckoned; how many is told by dimension.',
      ),
  })
  .prefault({})
  .describe('What may leave the service. Without a word here, no raw value does.')

export const labelsSchema = z
  .strictObject({
    cohort: window.prefault('1d').describe('Predictions whose outcomes are judged together.'),
    matureAfter: duration.prefault('7d').describe('Age from which a cohort is judged.'),
    horizon: duration.prefault('60d').describe('Age from which outcomes count as late.'),
  })
  .prefault({})
  .transform(({ cohort, matureAfter, horizon }) => ({ cohort, matureAfterMs: matureAfter, horizonMs: horizon }))
  .describe('When outcomes arrive.')
