import type { AlertRule } from '@driftline/rules'
import { ATTR_ML_SLO_NAME, toPrometheusLabel } from '@driftline/semconv'

const SLO = toPrometheusLabel(ATTR_ML_SLO_NAME)

/** Whom an alert tells. */
export const TOLD_BY: Readonly<Record<AlertRule['severity'], string>> = {
  critical: 'page',
  warning: 'ticket',
  info: 'only informs',
}

/** Objective and tier of an alert; empty where it is of the model as a whole. */
export function aboutOf({ labels }: Pick<AlertRule, 'labels'>): string {
  return [labels[SLO], labels['burn_tier']].filter((text) => text !== undefined).join(', ')
}
