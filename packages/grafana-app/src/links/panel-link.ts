import type { DataFrame, Field, PluginExtensionPanelContext } from '@grafana/data'
import { FieldType } from '@grafana/data'
import { getTemplateSrv } from '@grafana/runtime'
import { appAddress } from './app-address.ts'
import type { Labels } from './named-model.ts'
import { findNamedModel } from './named-model.ts'
import { timeOf } from './time-of-range.ts'

/** Where a panel of a dashboard leads; undefined where it is about no model, or about several. */
export function panelLink(context: PluginExtensionPanelContext | undefined) {
  if (context === undefined) return undefined
  const { targets, scopedVars, data, timeRange } = context
  const replace = (text: string): string => getTemplateSrv().replace(text, scopedVars, oneValue)
  const exprs = targets.flatMap((target) => ('expr' in target ? replace(String(target.expr)) : []))
  const named = findNamedModel({ labels: labelsIn(data?.series ?? []), exprs })
  if (named === undefined) return undefined
  const dataSource = targets.find(({ datasource }) => datasource?.uid)?.datasource?.uid
  const path = appAddress(named, { ...timeOf(timeRange), ...(dataSource && { dataSource: replace(dataSource) }) })
  return { path }
}

/** The labels of frames: of their fields, or row by row in tables. */
function labelsIn(frames: readonly DataFrame[]): readonly Labels[] {
  return frames.flatMap(({ fields }) => [
    ...fields.flatMap((field): readonly Labels[] => (field.labels ? [field.labels] : [])),
    ...fields.filter(({ type }) => type === FieldType.string).flatMap(columnLabels),
  ])
}

function columnLabels({ name, values }: Field): readonly Labels[] {
  return [...new Set(values as readonly unknown[])].map((value) => ({ [name]: typeof value === 'string' ? value : '' }))
}

/** How a variable stands in a quoted text: as a list of names where it has several. */
function oneValue(value: unknown): string {
  return [value]
    .flat()
    .map((one) => String(one).replaceAll(/[\\"]/g, String.raw`\$&`))
    .join('|')
}
