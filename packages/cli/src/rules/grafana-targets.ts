import type { GrafanaOptions } from '@driftline/rules'
import type { Command } from 'commander'

/** Where rules go in Grafana, as flags. */
export interface GrafanaFlags {
  readonly datasource?: string
  readonly folder?: string
  readonly folderUid?: string
}

export function addGrafanaFlags(command: Command): Command {
  return command
    .option('--datasource <uid>', 'Grafana: identifier of the Prometheus data source; left out, `prometheus`')
    .option('--folder <title>', 'Grafana: title of the folder; left out, `Model health`')
    .option('--folder-uid <uid>', 'Grafana: identifier of the folder; left out, `driftline`')
}

/** The same as options of the rules. */
export function toGrafanaOptions({ datasource, folder, folderUid }: GrafanaFlags): GrafanaOptions {
  return {
    ...(datasource !== undefined && { datasourceUid: datasource }),
    ...(folder !== undefined && { folder }),
    ...(folderUid !== undefined && { folderUid }),
  }
}
