import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'
import { fleetPath } from '../../src/app/page-paths.ts'

/** What a link takes along. */
const KEPT = '${__url_time_range}&var-ds=${ds}'

/** Leads from a dashboard to the fleet. */
export function fleetLink(): DashboardLinkBuilder {
  return link('Open model health', fleetPath())
}

/** Leads to the model that the variables of a dashboard choose. */
export function modelLink(): DashboardLinkBuilder {
  return link('Open model health', `${fleetPath()}/\${environment:percentencode}/\${model:percentencode}`)
}

/** Leads to the feature that they choose. */
export function featureLink(): DashboardLinkBuilder {
  const path = '${environment:percentencode}/${model:percentencode}/features/${feature:percentencode}'
  return link('Open the feature', `${fleetPath()}/${path}`)
}

/** Leads to the model of a row. @param labels of the row, as its columns are called */
export function rowLink({ environment, model }: { readonly environment: string; readonly model: string }) {
  const [first, second] = [environment, model].map((label) => `\${__data.fields.${label}:percentencode}`)
  return { title: 'Open model health', url: `${fleetPath()}/${first}/${second}?${KEPT}` }
}

function link(title: string, path: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(`${path}?${KEPT}`)
}
