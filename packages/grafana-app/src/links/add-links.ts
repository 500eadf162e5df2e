import type { AppPlugin, PluginExtensionPanelContext } from '@grafana/data'
import { PluginExtensionPoints } from '@grafana/data'
import { fleetPath } from '../app/page-paths.ts'
import type { InstanceContext, RuleContext } from './alert-link.ts'
import { instanceLink, ruleLink } from './alert-link.ts'
import { panelLink } from './panel-link.ts'

/** In words; plugin.json says the same. */
const WORDS = { title: 'Open model health', description: 'How the model is, since when, and why' }

/** Ways into the app from elsewhere in Grafana: from what names one model. */
export function addLinks(plugin: AppPlugin): AppPlugin {
  const link = { ...WORDS, path: fleetPath(), icon: 'heart-rate' as const }
  return plugin
    .addLink<PluginExtensionPanelContext>({
      ...link,
      targets: PluginExtensionPoints.DashboardPanelMenu,
      configure: panelLink,
    })
    .addLink<InstanceContext>({
      ...link,
      targets: PluginExtensionPoints.AlertInstanceAction,
      configure: instanceLink,
    })
    .addLink<RuleContext>({
      ...link,
      targets: PluginExtensionPoints.AlertingAlertingRuleAction,
      configure: ruleLink,
    })
}
