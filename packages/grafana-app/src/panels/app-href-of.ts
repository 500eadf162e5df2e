import type { PanelProps } from '@grafana/data'
import { locationUtil } from '@grafana/data'
import { appAddress } from '../links/app-address.ts'
import type { Labels } from '../links/named-model.ts'
import { findNamedModel } from '../links/named-model.ts'
import { timeOf } from '../links/time-of-range.ts'

/** Gives the page of the app that labels are about, with the time and data source of the panel; undefined where they name no model or several. */
export function appHrefOf({ data, timeRange }: Pick<PanelProps, 'data' | 'timeRange'>) {
  const dataSource = data.request?.targets.find(({ datasource }) => datasource?.uid)?.datasource?.uid
  const context = { ...timeOf(timeRange.raw), ...(dataSource !== undefined && { dataSource }) }
  return (labels: readonly Labels[]): string | undefined => {
    const named = findNamedModel({ labels, exprs: [] })
    return named && locationUtil.assureBaseUrl(appAddress(named, context))
  }
}
