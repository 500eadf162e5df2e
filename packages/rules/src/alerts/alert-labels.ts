import type { MonitorSpec } from '@driftline/spec'
import { LABEL } from '../names.ts'

/** Labels of every alert of a spec. The model is one of its series too; here it keeps rules of several models apart. */
export function alertLabels({ alerting, model }: MonitorSpec): Readonly<Record<string, string>> {
  const team = alerting.team ?? model.owner
  return { ...alerting.labels, ...(team !== undefined && { team }), managed_by: 'driftline', [LABEL.model]: model.name }
}
