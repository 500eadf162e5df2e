import type { VerdictLine } from '@driftline/health'
import { featureSpecOf } from '@driftline/health'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_FEATURE_CRITICAL,
  ATTR_ML_FEATURE_IMPORTANCE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_TYPE,
  ATTR_ML_FEATURE_UNIT,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_OWNER,
  ATTR_ML_MODEL_RISK_TIER,
  ATTR_ML_MODEL_RUNBOOK,
  ATTR_ML_MODEL_TASK,
  ATTR_ML_REFERENCE,
  ATTR_ML_TIMEZONE,
  ATTR_ML_WINDOW,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
} from '@driftline/semconv'
import type { Attributes, Gauge, OutputContext } from './line-attributes.ts'
import { gauge, isOfAll } from './line-attributes.ts'
import { typeShown } from './feature-types.ts'

/** What the spec says of a model, its primary window, and what most of its features are compared with there. */
export function modelInfo(headlines: readonly VerdictLine[], context: OutputContext): Gauge {
  const { model, windows } = context.spec
  return gauge(
    METRIC_ML_MODEL_INFO,
    {
      ...identityOf(context),
      [ATTR_ML_MODEL_OWNER]: model.owner ?? '',
      [ATTR_ML_MODEL_RISK_TIER]: String(model.riskTier),
      [ATTR_ML_MODEL_RUNBOOK]: model.runbook ?? '',
      [ATTR_ML_MODEL_TASK]: model.task,
      [ATTR_ML_WINDOW]: windows[0]?.name ?? '',
      [ATTR_ML_TIMEZONE]: context.spec.timezone,
      [ATTR_ML_REFERENCE]: mostCommon(headlines.map(({ reference }) => reference)) ?? '',
    },
    1,
  )
}

/** What is known of each feature that the spec declares, and of those that are judged without it. */
export function featureInfos(everyone: readonly VerdictLine[], context: OutputContext): readonly Gauge[] {
  const found = new Map<string, VerdictLine | undefined>()
  for (const line of everyone)
    if (!isOfAll(line) && !found.get(line.feature)?.statistics.distribution) found.set(line.feature, line)
  for (const name of Object.keys(context.spec.features)) if (!found.has(name)) found.set(name, undefined)
  return Array.from(found, ([name, line]) => featureInfo(name, line, context))
}

/** Where nobody says its type, that of the values it was compared by. */
function featureInfo(name: string, line: VerdictLine | undefined, context: OutputContext): Gauge {
  const declared = featureSpecOf(context.spec, name)
  const attributes = {
    ...identityOf(context),
    [ATTR_ML_FEATURE_NAME]: name,
    [ATTR_ML_FEATURE_TYPE]: context.types.get(name) ?? (line && typeShown(line.statistics)) ?? '',
    [ATTR_ML_FEATURE_UNIT]: declared?.unit ?? '',
    [ATTR_ML_FEATURE_IMPORTANCE]: String(declared?.importance ?? ''),
    [ATTR_ML_FEATURE_CRITICAL]: String(declared?.critical ?? false),
  }
  return gauge(METRIC_ML_FEATURE_INFO, attributes, 1)
}

function identityOf({ environment, spec }: OutputContext): Attributes {
  return { [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment, [ATTR_ML_MODEL_NAME]: spec.model.name }
}

/** Of as many, the one that came first. */
function mostCommon(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts.keys()].find((text) => counts.get(text) === most)
}
