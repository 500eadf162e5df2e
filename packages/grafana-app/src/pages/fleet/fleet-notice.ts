import { agoText } from '@driftline/view'
import { NO_DATA_SOURCE } from '../../look/no-data-source.ts'
import type { Notice } from '../../look/PageNotice.tsx'
import type { ShownFleet } from './read-fleet.ts'

/** What the page knows when it has to say why it is empty, or old. */
interface Known {
  /** Undefined where there is none. */
  readonly dataSource: { readonly name: string } | undefined
  readonly fleet: ShownFleet | undefined
  readonly error: Error | undefined
  readonly onRetry: () => void
  readonly onShowTime: (timeMs: number) => void
}

/** What is missing, why, and one thing to do; undefined where all is there. */
export function fleetNotice(known: Known): Notice | undefined {
  const { dataSource, error, fleet } = known
  if (dataSource === undefined) return NO_DATA_SOURCE
  if (error !== undefined)
    return {
      title: `${dataSource.name} does not answer`,
      why: error.message,
      action: { text: 'Try again', run: known.onRetry },
    }
  if (fleet === undefined || fleet.rows.length === 0)
    return {
      title: 'No model is known here',
      why: `${dataSource.name} holds no verdict of Driftline up to this time. It has some once it scrapes the processor and a window has ended; where they are elsewhere, choose another data source above.`,
      action: { text: 'Look again', run: known.onRetry },
    }
  return oldNotice(fleet, known.onShowTime)
}

/** All of it is old: most likely history was loaded, and the page shows the present. */
function oldNotice(
  { rows, viewMs, newestEndMs }: ShownFleet,
  onShowTime: (timeMs: number) => void,
): Notice | undefined {
  if (newestEndMs === undefined || rows.some(({ isOld }) => !isOld)) return undefined
  const ended = agoText(newestEndMs, { nowMs: viewMs }).text
  return {
    title: 'Nothing has been judged lately',
    why: `The newest verdict is of a window that ended ${ended}. It does not speak for the time shown.`,
    action: { text: 'Show that time', run: () => onShowTime(newestEndMs) },
  }
}
