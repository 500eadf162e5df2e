import { locationUtil, urlUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'

/** Address of what is shown, at its time wherever and whenever it is opened. @param range ms since 1970 */
export function viewLink({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const { pathname } = locationService.getLocation()
  const { refresh: _, ...search } = locationService.getSearchObject()
  const shown = { ...search, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }
  return window.location.origin + locationUtil.assureBaseUrl(urlUtil.renderUrl(pathname, shown))
}
