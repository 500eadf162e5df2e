import { agoText } from '@driftline/view'
import type { Notice } from '../../look/PageNotice.tsx'
import type { ShownFleet } from './read-fleet.ts'

/** Why the page speaks for no model at the time shown, and when one was judged last; undefined where it does, or none ever was. */
export function fleetNotice(
  { rows, viewMs, newestEndMs }: ShownFleet,
  onShowTime: (timeMs: number) => void,
): Notice | undefined {
  if (newestEndMs === undefined || rows.some(({ isOld }) => !isOld)) return undefined
  const ended = agoText(newestEndMs, { nowMs: viewMs }).text
  return {
    // All of it is old: most likely history was loaded, and the page shows the present.
    title: rows.length > 0 ? 'Nothing has been judged lately' : 'No model was judged yet at this time',
    why: `The newest verdict is of a window that ended ${ended}. It does not speak for the time shown.`,
    action: { text: 'Show that time', run: () => onShowTime(newestEndMs) },
  }
}
