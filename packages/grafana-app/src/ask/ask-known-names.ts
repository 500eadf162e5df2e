import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_WINDOW,
  METRIC_ML_WINDOW_END,
  ATTR_ML_MODEL_NAME,
} from '@driftline/semconv'
import { anyModelQuestion } from '../queries/clock-queries.ts'
import type { NameSettings } from '../queries/names.ts'
import { createNames } from '../queries/names.ts'
import { selector } from '../queries/selector.ts'
import { askLabelValues } from './ask-label-values.ts'

/** Names that a data source knows, each to be chosen from. */
export interface KnownNames {
  readonly models: readonly string[]
  /** Of one model. */
  readonly environments: readonly string[]
  readonly windows: readonly string[]
}

/** The models there are, and where and over which windows one of them is judged. @param model empty where none is chosen */
export async function askKnownNames(uid: string, model: string, settings: NameSettings): Promise<KnownNames> {
  const names = createNames(settings)
  const models = await askLabelValues(uid, anyModelQuestion(names))
  if (model === '') return { models, environments: [], windows: [] }
  const match = selector(names, METRIC_ML_WINDOW_END, { [ATTR_ML_MODEL_NAME]: model })
  const valuesOf = (attribute: string) => askLabelValues(uid, { label: names.label(attribute), match })
  const [environments, windows] = await Promise.all([
    valuesOf(ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
    valuesOf(ATTR_ML_WINDOW),
  ])
  return { models, environments, windows }
}
