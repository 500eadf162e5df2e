import { locationService } from '@grafana/runtime'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

/** What had the focus last on a page, by the page's path. */
const lastByPath = new Map<string, string>()

/** Who goes back to a page finds the focus where it was, not at the top of everything. */
export function FocusReturn({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { action, location } = locationService.getHistory()
    const last = lastByPath.get(location.pathname)
    return action === 'POP' && last !== undefined && ref.current ? focusOnce(ref.current, last) : undefined
  }, [])
  return (
    <div
      ref={ref}
      style={{ display: 'contents' }}
      onFocus={({ target }) => {
        if (ref.current?.contains(target)) lastByPath.set(locationService.getLocation().pathname, nameOf(target))
      }}
    >
      {children}
    </div>
  )
}

/** Focuses what is named as soon as it is there, unless a person was faster. @returns stops waiting for it */
function focusOnce(parent: Element, name: string): () => void {
  const observer = new MutationObserver(focus)
  observer.observe(parent, { childList: true, subtree: true })
  focus()
  return () => observer.disconnect()

  function focus(): void {
    // The browser leaves the focus with the whole document when what had it is gone.
    const isFree = document.activeElement === document.body
    const found = isFree ? focusableIn(parent).find((element) => nameOf(element) === name) : undefined
    found?.focus()
    if (found || !isFree) observer.disconnect()
  }
}

function focusableIn(parent: Element): readonly HTMLElement[] {
  return [...parent.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex="0"]')]
}

/** A link by where it leads, anything else by its role and name. What a chart says of itself after its name may change. */
function nameOf(element: HTMLElement): string {
  if (element instanceof HTMLAnchorElement) return element.pathname
  const name = element.getAttribute('aria-label') ?? element.textContent
  return `${element.getAttribute('role') ?? element.tagName} ${name?.replace(/\. .*$/s, '')}`
}
