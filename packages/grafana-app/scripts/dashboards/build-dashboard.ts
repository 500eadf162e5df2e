import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { Dashboard, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import { DashboardBuilder, DashboardCursorSync, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleetLink } from './app-links.ts'
import { dataSourceVariable } from './variables.ts'

/** What a dashboard consists of. */
export interface DashboardParts {
  readonly uid: string
  readonly title: string
  readonly description: string
  /** How far back it shows. */
  readonly from: string
  readonly variables: readonly Builder<VariableModel>[]
  /** Panels under their headings. */
  readonly rows: Readonly<Record<string, readonly Builder<Panel>[]>>
}

/** Puts a dashboard together: the choice of a data source before all others, one crosshair for all panels. */
export function buildDashboard({ uid, title, description, from, variables, rows }: DashboardParts): Dashboard {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['driftline', 'model health'])
    .time({ from, to: 'now' })
    .refresh('1m')
    .tooltip(DashboardCursorSync.Crosshair)
    .links([fleetLink()])
    .variables([dataSourceVariable(), ...variables])
  for (const [heading, panels] of Object.entries(rows)) {
    dashboard.withRow(new RowBuilder(heading))
    for (const panel of panels) dashboard.withPanel(panel)
  }
  return dashboard.build()
}
