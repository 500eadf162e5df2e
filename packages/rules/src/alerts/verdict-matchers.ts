import {
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_REFERENCE_VALUE_BASELINE,
  ML_REFERENCE_VALUE_TRAINING,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { LABEL } from '../names.ts'
import { matchersOf } from '../objective/sources.ts'
import type { Matcher } from '../promql/selector.ts'

/** Everything of a model. */
export function modelMatchers(spec: MonitorSpec): readonly Matcher[] {
  return [{ label: LABEL.model, is: '=', value: spec.model.name }, ...matchersOf(spec)]
}

/** Everything of the live version of a model. */
export function liveMatchers(spec: MonitorSpec): readonly Matcher[] {
  return [...modelMatchers(spec), { label: LABEL.role, is: '=', value: ML_DEPLOYMENT_ROLE_VALUE_LIVE }]
}

/** What is said of the primary windows of the live version. */
export function verdictMatchers(spec: MonitorSpec): readonly Matcher[] {
  return [...liveMatchers(spec), { label: LABEL.window, is: '=', value: spec.windows[0]!.name }]
}

/** The first reference of the spec; where it is the profile, what is learned in its place too. */
export function headlineMatcher({ references }: MonitorSpec): Matcher {
  const [first] = references.order
  if (first === undefined || first === ML_REFERENCE_VALUE_TRAINING)
    return {
      label: LABEL.reference,
      is: '=~',
      value: `${ML_REFERENCE_VALUE_TRAINING}|${ML_REFERENCE_VALUE_BASELINE}`,
    }
  return { label: LABEL.reference, is: '=', value: referenceValue(first) }
}

/** `previousVersion` of the spec is `previous_version` on the wire. */
function referenceValue(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
