import { z } from 'zod'
import { duration, text } from './text-schema.ts'

const labelExpected = 'a label name: letters, digits and underscores, not a digit first'
const label = z.string(labelExpected).regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, labelExpected)

const matcherExpected = 'a matcher such as cluster="eu" or cluster=~"eu-.*"'
const matcher = z
  .string(matcherExpected)
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*"(?:[^"\\\n]|\\.)*"$/, matcherExpected)

const urlExpected = 'a web address that begins with https:// or http://'
const url = z.string(urlExpected).regex(/^https?:\/\/[^\s"<>\\^`{|}]+$/, urlExpected)

const events = z.int().min(1).max(1_000_000)

const tier = z
  .strictObject({
    name: label.describe('Name of the tier; a label of its alerts.'),
    severity: z.enum(['critical', 'warning']).describe('Whether it pages (`critical`) or opens a ticket (`warning`).'),
    long: duration.describe('Long window.'),
    short: duration.describe('Short window.'),
    factor: z.number().positive().max(1000).describe('Burn rate above which it fires.'),
    for: duration.prefault('0s').describe('How long it must burn before it fires.'),
    keepFiringFor: duration.prefault('0s').describe('How long it goes on firing once it burns no more.'),
  })
  .transform(({ long, short, for: holds, keepFiringFor, ...rest }) => ({
    ...rest,
    longMs: long,
    shortMs: short,
    forMs: holds,
    keepFiringForMs: keepFiringFor,
  }))

export const alertingSchema = z
  .strictObject({
    team: text.exactOptional().describe('Who is told; a label of every alert. Left out, the owner of the model.'),
    period: z.enum(['28d', '30d']).default('30d').describe('Span of time the error budget is for.'),
    environments: z
      .array(text)
      .min(1)
      .exactOptional()
      .describe('Environments whose alerts page and open tickets; in others they only inform. Left out, all.'),
    match: z.array(matcher).default([]).describe('Matchers put into every selector.'),
    by: z
      .array(label)
      .max(5)
      .default([])
      .describe('Further labels by which objectives are kept apart, e.g. `cluster`.'),
    labels: z.record(label, text).default({}).describe('Labels put on every alert.'),
    dashboard: url
      .exactOptional()
      .describe('Address of the app in Grafana, to which the page of the model is appended.'),
    runbookBase: url
      .exactOptional()
      .describe('Address of the folder that holds the runbooks. Left out, those of Driftline.'),
    minBad: z
      .union([
        events.transform((count) => ({ page: count, ticket: count })),
        z.strictObject({
          page: events.default(5).describe('For alerts that page.'),
          ticket: events.default(10).describe('For alerts that open a ticket.'),
        }),
      ])
      .prefault({})
      .describe('Bad events in the long window below which nothing fires.'),
    tiers: z
      .array(tier)
      .min(1)
      .max(8)
      .exactOptional()
      .describe('Tiers of your own instead of those that fit period, objective and cadence.'),
    pageOn: z
      .array(z.enum(['drift', 'quality']))
      .default([])
      .describe('Kinds that may page; left out, drift and quality open tickets only.'),
  })
  .prefault({})
  .describe('How objectives become alert rules.')
