import type { TimeRange } from '@grafana/data'
import type { UsePluginComponentResult } from '@grafana/runtime'
import type { ComponentType } from 'react'
import { boot } from './boot.ts'
import { report } from './problems.ts'

interface DashboardFormProps {
  readonly onClose: () => void
  readonly buildPanel: () => object
  readonly timeRange: TimeRange
}

/** Stands in for Grafana's form: shows what would be put on a dashboard. */
function DashboardForm({ buildPanel, timeRange, onClose }: DashboardFormProps) {
  const { from, to } = timeRange.raw
  return (
    <>
      <pre aria-label="Panel">{JSON.stringify({ panel: buildPanel(), time: { from, to } }, null, 2)}</pre>
      <button onClick={onClose}>Cancel</button>
    </>
  )
}

/** What Grafana exposes to plugins, as far as the app asks for it. */
const EXPOSED: Readonly<Record<string, ComponentType<DashboardFormProps>>> = {
  'grafana/add-to-dashboard-form/v1': DashboardForm,
}

/** A component of Grafana's; to a plugin that does not list it in its plugin.json Grafana gives none. */
export function useExposedComponent<Props extends object>(id: string): UsePluginComponentResult<Props> {
  const component = EXPOSED[id] as ComponentType<Props> | undefined
  if (component === undefined) report(`The host exposes no ${id}: add it when a Grafana has it and the app needs it.`)
  const isListed = boot.exposedComponents.includes(id)
  if (!isListed) report(`plugin.json does not list ${id}, so Grafana does not give it.`)
  return { component: isListed ? component : null, isLoading: false }
}
