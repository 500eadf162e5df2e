import { PluginExtensionPoints } from '@grafana/data'
import { useLocation } from 'react-router'
import { boot } from './boot.ts'
import type { extensionLinks } from './extension-links.ts'

/** The actions on an alert rule and on one of its instances, as Grafana would offer them; `labels` and `expr` stand in the address. */
export function AlertPage({ linksAt }: { readonly linksAt: ReturnType<typeof extensionLinks> }) {
  const asked = new URLSearchParams(useLocation().search)
  const labels = JSON.parse(asked.get('labels') ?? '{}') as Readonly<Record<string, string>>
  const expression = asked.get('expr') ?? ''
  const rule = { name: '', namespace: '', group: '', labels, annotations: {} }
  const contexts = {
    [PluginExtensionPoints.AlertInstanceAction]: {
      instance: { labels },
      rule: { ...rule, labels: {}, query: expression },
    },
    [PluginExtensionPoints.AlertingAlertingRuleAction]: { ...rule, expression },
  }
  return Object.entries(contexts).map(([place, context]) => (
    <nav key={place} aria-label={place}>
      {linksAt(place, context).map(({ title, path }) => (
        <a key={path} href={`${boot.subPath}${path}`}>
          {title}
        </a>
      ))}
    </nav>
  ))
}
