import { agoText } from '@driftline/view'
import type { PageProps } from '../app/PageScene.tsx'
import type { ModelScope } from '../ask/load-model-scope.ts'
import { isOld } from '../frames/window-clock.ts'
import type { Notice } from './PageNotice.tsx'
import { PageNotice } from './PageNotice.tsx'

/** Says above a page that what it shows is of another time: too old, or told no more. */
export function EndedNotice({ found, page }: { readonly found: ModelScope; readonly page: PageProps }) {
  const notice = endedNotice(found, page)
  return notice && <PageNotice {...notice} />
}

function endedNotice({ clock, scope }: ModelScope, { range, zone, onShowTime }: PageProps): Notice | undefined {
  const ago = (timeMs: number): string => agoText(timeMs, { nowMs: range.toMs, zone }).text
  const shownMs = clock.repeats ? scope.plan.viewMs : clock.endMs
  if (isOld(clock, range.toMs))
    return {
      title: 'This does not speak for the time shown',
      why: `The newest verdict is of a window that ended ${ago(clock.endMs)}. What stands below is its last state.`,
      action: { text: 'Show that time', run: () => onShowTime(shownMs) },
    }
  if (!clock.repeats || clock.isTold) return undefined
  return {
    title: 'Nothing is told of it any more',
    why: `It was told of last ${ago(shownMs)}: the processor does not answer, or the version has ended. What stands below is its last state.`,
  }
}
