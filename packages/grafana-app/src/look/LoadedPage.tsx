import { agoText } from '@driftline/view'
import { LoadingPlaceholder } from '@grafana/ui'
import type { ReactNode } from 'react'
import type { PageProps } from '../app/PageScene.tsx'
import type { Ask } from '../ask/ask-data-source.ts'
import { createAsk } from '../ask/ask-data-source.ts'
import { recordAsk } from '../ask/record-ask.ts'
import type { ModelScope } from '../ask/load-model-scope.ts'
import { loadModelScope } from '../ask/load-model-scope.ts'
import type { Loaded } from '../ask/use-loaded.ts'
import { useLoaded } from '../ask/use-loaded.ts'
import { isOld } from '../frames/window-clock.ts'
import type { Names } from '../queries/names.ts'
import { createNames } from '../queries/names.ts'
import type { AskedPage } from './menu/asked-page.ts'
import { AskedPageContext } from './menu/asked-page.ts'
import { NO_DATA_SOURCE } from './no-data-source.ts'
import type { Notice } from './PageNotice.tsx'
import { PageNotice } from './PageNotice.tsx'
import { Settling } from './Settling.tsx'

/** What a page asks with. */
export interface PageAsk {
  readonly ask: Ask
  readonly names: Names
}

interface LoadedPageProps<T> {
  readonly page: PageProps
  /** What the page waits for, for who waits with it. */
  readonly waitingFor: string
  readonly load: (asking: PageAsk, found: ModelScope) => Promise<T>
  readonly children: (shown: T, found: ModelScope) => ReactNode
}

/** A page of a model: waits, says what is missing, or shows what was found. */
export function LoadedPage<T>({ page, waitingFor, load, children }: LoadedPageProps<T>) {
  const { dataSource, place, choices, range, isChoosing } = page
  const { version, role, window } = choices
  const start = dataSource && (() => loadFound(page, dataSource, load))
  const keys = [dataSource?.uid, range.fromMs, range.toMs, ...Object.values(place), version, role, window]
  const loaded = useLoaded(start, [...keys, page.refreshes])
  if (isChoosing || isWaiting(loaded)) return <LoadingPlaceholder text={waitingFor} />
  const { value, error } = loaded
  if (dataSource === undefined) return <PageNotice {...NO_DATA_SOURCE} />
  if (error !== undefined) return <PageNotice {...failedNotice(dataSource.name, error, page.onRetry)} />
  if (value === undefined) return <PageNotice {...unknownNotice(page, dataSource.name)} />
  const notice = endedNotice(value.found, page)
  return (
    <Settling isLoading={loaded.isLoading}>
      {notice && <PageNotice {...notice} />}
      <AskedPageContext value={value.asked}>{children(value.shown, value.found)}</AskedPageContext>
    </Settling>
  )
}

/** What was found, and how. */
interface FoundPage<T> {
  readonly shown: T
  readonly found: ModelScope
  readonly asked: AskedPage
}

async function loadFound<T>(
  { place, choices, range }: PageProps,
  dataSource: AskedPage['dataSource'],
  load: LoadedPageProps<T>['load'],
): Promise<FoundPage<T> | undefined> {
  const names = createNames()
  const { ask, asked } = recordAsk(createAsk(dataSource.uid))
  const found = await loadModelScope(ask, names, { ...place, choices, fromMs: range.fromMs, viewMs: range.toMs })
  if (found === undefined) return undefined
  const shown = await load({ ask, names }, found)
  return { found, shown, asked: { dataSource, asked, range, subject: [place.model, place.feature] } }
}

/** Nothing is known yet, not even that it failed. */
function isWaiting({ isLoading, value, error }: Loaded<unknown>): boolean {
  return isLoading && value === undefined && error === undefined
}

function failedNotice(name: string, error: Error, run: () => void): Notice {
  return { title: `${name} does not answer`, why: error.message, action: { text: 'Try again', run } }
}

function unknownNotice({ place, choices, onRetry }: PageProps, name: string): Notice {
  const version = choices.version === '' ? '' : `, version ${choices.version}`
  return {
    title: `Nothing is known of ${place.model}`,
    why: `${name} holds no verdict on ${place.model} in ${place.environment}${version} up to this time. It has one once a window has ended; where the verdicts are elsewhere, choose another data source above.`,
    action: { text: 'Look again', run: onRetry },
  }
}

/** What stands below is of another time: too old, or told no more; undefined where it is of the time shown. */
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
