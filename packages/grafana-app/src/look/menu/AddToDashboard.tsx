import type { TimeRange } from '@grafana/data'
import { dateTime, PluginExtensionExposedComponents } from '@grafana/data'
import { hasPermission, usePluginComponent } from '@grafana/runtime'
import type { Panel } from '@grafana/schema'
import { Modal } from '@grafana/ui'
import type { ComponentType } from 'react'
import type { PanelOf } from './dashboard-panel.ts'
import { dashboardPanel } from './dashboard-panel.ts'

/** What Grafana's form is given. */
interface DashboardFormProps {
  readonly onClose: () => void
  readonly buildPanel: () => Panel
  readonly timeRange: TimeRange
  readonly options: { readonly useAbsolutePath: boolean }
}

/** Grafana's form that puts a panel on a dashboard. */
type DashboardForm = ComponentType<DashboardFormProps>

/** The form where Grafana has it and the person may use it. */
export function useDashboardForm(): DashboardForm | undefined {
  const { component } = usePluginComponent<DashboardFormProps>(PluginExtensionExposedComponents.AddToDashboardFormV1)
  const mayAdd = hasPermission('dashboards:create') || hasPermission('dashboards:write')
  return mayAdd ? (component ?? undefined) : undefined
}

interface AddToDashboardProps {
  readonly form: DashboardForm
  readonly panel: PanelOf
  /** Ms since 1970. */
  readonly range: { readonly fromMs: number; readonly toMs: number }
  readonly onClose: () => void
}

/** Puts what a part of a page asks on a dashboard, with the time the page shows. */
export function AddToDashboard({ form: Form, panel, range, onClose }: AddToDashboardProps) {
  const [from, to] = [dateTime(range.fromMs), dateTime(range.toMs)]
  return (
    <Modal title="Add to dashboard" isOpen onDismiss={onClose}>
      <Form
        onClose={onClose}
        buildPanel={() => dashboardPanel(panel)}
        timeRange={{ from, to, raw: { from, to } }}
        options={{ useAbsolutePath: true }}
      />
    </Modal>
  )
}
