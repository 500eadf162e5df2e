import { hasPermission } from '@grafana/runtime'
import { PLUGIN_ID } from './plugin-id.ts'

/** Whether a person may set what holds for everybody: Grafana's right to write settings of plugins, and the app's own. */
export function mayWriteSettings(): boolean {
  return hasPermission('plugins:write') && hasPermission(`${PLUGIN_ID}.settings:write`)
}
