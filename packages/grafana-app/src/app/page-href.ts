import { locationUtil, urlUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { KEPT_KEYS } from './page-paths.ts'
import type { Choices } from './choices.ts'
import type { ModelPlace } from './page-paths.ts'

/** Address of a page with the time and data source of this one. @param choices what the page is to show */
export function pageHref(path: string, choices: Partial<Choices & ModelPlace> = {}): string {
  const search = locationService.getSearchObject()
  const kept = KEPT_KEYS.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]] as const]))
  return locationUtil.assureBaseUrl(urlUtil.renderUrl(path, { ...Object.fromEntries(kept), ...choices }))
}
