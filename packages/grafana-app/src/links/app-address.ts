import { featurePath, fleetPath, modelPath } from '../app/page-paths.ts'
import type { NamedModel } from './named-model.ts'

/** What a link takes along from where it stands. */
export interface LinkContext {
  /** As the address has them: `now-6h` or ms since 1970. */
  readonly from?: string
  readonly to?: string
  /** Uid of a data source of Prometheus. */
  readonly dataSource?: string
}

/** The page of the app about a model, or about its feature where one is named; the fleet, searched, where nobody says its environment. */
export function appAddress(named: NamedModel, { from, to, dataSource }: LinkContext): string {
  const { environment, model, feature, version, role, window } = named
  const kept = { from, to, 'var-ds': dataSource }
  if (environment === '') return withSearch(fleetPath(), { ...kept, search: model })
  const path = feature === '' ? modelPath(named) : featurePath(named, feature)
  return withSearch(path, { ...kept, version, role, window })
}

function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(search).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '')
  const text = new URLSearchParams(told).toString()
  return text === '' ? path : `${path}?${text}`
}
