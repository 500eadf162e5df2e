import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { Chosen } from './chosen.ts'
import { chosen, NAMES } from './chosen.ts'

/** Name of the variable that holds the data source; the app has the same in its addresses. */
const DATA_SOURCE = 'ds'

/** The Prometheus a person chose. */
export const PROMETHEUS = { type: 'prometheus', uid: `\${${DATA_SOURCE}}` }

/** The choice of a Prometheus. */
export function dataSourceVariable(): Builder<VariableModel> {
  return new DatasourceVariableBuilder(DATA_SOURCE).label('Data source').type('prometheus')
}

/** A choice among the values that a label of a metric has. */
export interface LabelChoice {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly metric: string
  readonly attribute: string
  /** What was chosen before it. */
  readonly which?: Chosen
  /** Several or all of them; else one. */
  readonly isMany?: boolean
}

/** The choice of a value of a label, asked for anew when the time changes. */
export function labelVariable(choice: LabelChoice): Builder<VariableModel> {
  const { name, label, description, metric, attribute, which, isMany = false } = choice
  const query = `label_values(${chosen(metric, which)}, ${NAMES.label(attribute)})`
  const variable = new QueryVariableBuilder(name)
    .label(label)
    .description(description)
    .datasource(PROMETHEUS)
    .query({ qryType: 1, query, refId: 'PrometheusVariableQueryEditor-VariableQuery' })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
  if (!isMany) return variable
  return variable
    .multi(true)
    .includeAll(true)
    .current({ text: 'All', value: ['$__all'], selected: true })
}
