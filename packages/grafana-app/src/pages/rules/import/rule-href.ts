import { locationUtil } from '@grafana/data'

/** Address of a rule in Grafana's own alerting. */
export function ruleHref(uid: string): string {
  return locationUtil.assureBaseUrl(`/alerting/grafana/${encodeURIComponent(uid)}/view`)
}
