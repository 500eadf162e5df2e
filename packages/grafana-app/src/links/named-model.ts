import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_WINDOW,
  ML_FEATURE_NAME_VALUE_ALL,
  toPrometheusLabel,
} from '@driftline/semconv'
import type { AskedLabels } from './promql-labels.ts'
import { askedLabels } from './promql-labels.ts'

/** A model that something in Grafana is about; empty texts where it does not say. */
export interface NamedModel {
  readonly environment: string
  readonly model: string
  readonly feature: string
  readonly version: string
  readonly role: string
  readonly window: string
}

export type Labels = Readonly<Record<string, string>>

/** What tells of a model. */
export interface Evidence {
  /** Labels of series or alerts. */
  readonly labels: readonly Labels[]
  /** Expressions in PromQL, for what the labels do not say. */
  readonly exprs: readonly string[]
}

/** The one model that all of it is about; undefined where it names none or several. */
export function findNamedModel({ labels, exprs }: Evidence): NamedModel | undefined {
  const asked = exprs.map(askedLabels)
  const only = (attribute: string): string => onlyValue(toPrometheusLabel(attribute), labels, asked)
  const model = only(ATTR_ML_MODEL_NAME)
  if (model === '') return undefined
  const feature = only(ATTR_ML_FEATURE_NAME)
  return {
    environment: only(ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
    model,
    feature: feature === ML_FEATURE_NAME_VALUE_ALL ? '' : feature,
    version: only(ATTR_ML_MODEL_VERSION),
    role: only(ATTR_ML_DEPLOYMENT_ROLE),
    window: only(ATTR_ML_WINDOW),
  }
}

/** Series say it better than what was asked for: they are what came. */
function onlyValue(label: string, all: readonly Labels[], asked: readonly AskedLabels[]): string {
  const came = new Set(all.flatMap((labels) => labels[label] || []))
  const values = came.size > 0 ? came : new Set(asked.flatMap((labels) => [...(labels.get(label) ?? [])]))
  const [value = ''] = values
  return values.size === 1 ? value : ''
}
