import { locationService } from '@grafana/runtime'
import { boot } from './boot.ts'

/** Grafana catches clicks on its own links, so that a page is not loaded anew. */
export function followLinks(event: MouseEvent): void {
  const href = isPlainClick(event) ? linkOf(event.target)?.getAttribute('href') : undefined
  const url = new URL(href ?? 'about:blank', document.baseURI)
  if (url.origin !== window.location.origin) return
  event.preventDefault()
  const path = url.pathname.startsWith(boot.subPath) ? url.pathname.slice(boot.subPath.length) : url.pathname
  locationService.push(`${path}${url.search}`)
}

function linkOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('a[href]:not([target])') : null
}

/** Anything else opens a tab or a menu, or was somebody else's. */
function isPlainClick({ button, metaKey, ctrlKey, shiftKey, defaultPrevented }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !defaultPrevented
}
