import type { GrafanaOptions, RuleSet } from '@driftline/rules'
import { renderGrafanaApi, renderGrafanaConvert, renderGrafanaFile } from '@driftline/rules'
import type { Command } from 'commander'

/** Where rules go in Grafana, as flags. */
export interface GrafanaFlags {
  readonly datasource?: string
  readonly folder?: string
  readonly folderUid?: string
}

/** Grafana is given alerts only. */
export const GRAFANA_TARGETS = {
  'grafana-file': {
    suffix: '.grafana.yaml',
    isForAlerts: true,
    render: ({ groups }: RuleSet, flags: GrafanaFlags) => renderGrafanaFile(groups, toOptions(flags)),
  },
  'grafana-api': {
    suffix: '.grafana.json',
    isForAlerts: true,
    render: ({ groups }: RuleSet, flags: GrafanaFlags) => renderGrafanaApi(groups, toOptions(flags)),
  },
  'grafana-convert': {
    suffix: '.grafana-convert.yaml',
    isForAlerts: true,
    render: ({ groups }: RuleSet, flags: GrafanaFlags) => renderGrafanaConvert(groups, toOptions(flags)),
  },
} as const

export function addGrafanaFlags(command: Command): Command {
  return command
    .option('--datasource <uid>', 'Grafana: identifier of the Prometheus data source; left out, `prometheus`')
    .option('--folder <title>', 'Grafana: title of the folder; left out, `Model health`')
    .option('--folder-uid <uid>', 'Grafana: identifier of the folder; left out, `driftline`')
}

function toOptions({ datasource, folder, folderUid }: GrafanaFlags): GrafanaOptions {
  return {
    ...(datasource !== undefined && { datasourceUid: datasource }),
    ...(folder !== undefined && { folder }),
    ...(folderUid !== undefined && { folderUid }),
  }
}
