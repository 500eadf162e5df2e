import type { DriftState } from '@driftline/health'
import { ATTR_ML_DRIFT_STATE, METRIC_ML_DRIFT_FEATURES } from '@driftline/semconv'
import { severityStepOf, stateColours, statesByUrgency, stateText } from '@driftline/view'
import type { ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard'
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard'
import { STATE_SEVERITIES } from '../../src/look/state-severities.ts'
import type { Chosen } from './chosen.ts'
import { chosen, greatest, mostOf } from './chosen.ts'

/** Behind what asks for nothing: seen in both themes. */
const GREY = '#8b95a566'

/** A number for each state, the greatest for what asks for most: dashboards colour numbers. */
export function stateCode(state: DriftState): number {
  return statesByUrgency.length - statesByUrgency.indexOf(state)
}

/** The most urgent state that any feature is in, as its number. @param attributes what it is told for */
export function mostUrgentState(attributes: readonly string[], which: Chosen): string {
  const codes = statesByUrgency.map((state) => {
    const own = chosen(METRIC_ML_DRIFT_FEATURES, { ...which, is: { ...which.is, [ATTR_ML_DRIFT_STATE]: state } })
    return `${stateCode(state)} * (${greatest([...attributes, ATTR_ML_DRIFT_STATE], own)} > bool 0)`
  })
  return `${greatest(attributes, codes.join(' or '))} > 0`
}

/** How many features are in a state; 0 where none is, nothing where nothing is told. A state that no feature is in has no series. */
export function featuresIn(state: DriftState, attributes: readonly string[], which: Chosen): string {
  const own = mostOf(attributes, METRIC_ML_DRIFT_FEATURES, {
    ...which,
    is: { ...which.is, [ATTR_ML_DRIFT_STATE]: state },
  })
  return `${own} or 0 * ${mostOf(attributes, METRIC_ML_DRIFT_FEATURES, which)}`
}

/** The words and colours of the numbers. */
export function stateMappings(): ValueMapping[] {
  const options = statesByUrgency.map((state, index) => [
    String(stateCode(state)),
    { text: stateText[state], color: colourOf(state), index },
  ])
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(options) }]
}

function colourOf(state: DriftState): string {
  const severity = STATE_SEVERITIES[state]
  if (severity !== undefined) return severityStepOf(severity).light
  return state === 'accepted' ? stateColours.accepted.light : GREY
}
