import { z } from 'zod'
import { text } from './text-schema.ts'

export const modelSchema = z
  .strictObject({
    name: text.describe('Name of the model, the same as in the service.'),
    version: text.exactOptional().describe('Version the spec is written for; left out, it is for every version.'),
    task: z
      .enum(['regression', 'binary', 'multiclass', 'ranking', 'anomaly', 'other'])
      .default('other')
      .describe('What the model does.'),
    owner: text.exactOptional().describe('Team that answers for the model; alerts carry it.'),
    riskTier: z
      .int()
      .min(1)
      .max(4)
      .default(3)
      .describe('From 1, the highest risk, to 4. Changes who is told and how, never the severity.'),
    runbook: z
      .string()
      .regex(/^https?:\/\/\S+$/, 'an address that begins with https:// or http://')
      .exactOptional()
      .describe('Where the on-call person reads what to do.'),
    environment: text
      .default('default')
      .describe('Environment of rows that name none: of files, and of services without `deployment.environment.name`.'),
  })
  .describe('The model that is watched.')
