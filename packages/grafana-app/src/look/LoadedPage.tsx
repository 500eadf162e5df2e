import { agoText } from '@driftline/view'
import { LoadingPlaceholder } from '@grafana/ui'
import type { ReactNode } from 'react'
import type { PageProps } from '../app/PageScene.tsx'
import type { Ask } from '../ask/ask-data-source.ts'
import { createAsk } from '../ask/ask-data-source.ts'
import type { ModelScope } from '../ask/load-model-scope.ts'
import { loadModelScope } from '../ask/load-model-scope.ts'
import type { Loaded } from '../ask/use-loaded.ts'
import { useLoaded } from '../ask/use-loaded.ts'
import { isOld } from '../frames/window-clock.ts'
import type { Names } from '../queries/names.ts'
import { createNames } from '../queries/names.ts'
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
  /** What else decides about what is asked. */
  readonly also?: readonly string[]
  readonly load: (asking: PageAsk, found: ModelScope) => Promise<T>
  readonly children: (shown: T, found: ModelScope) => ReactNode
}

/** A page of a model: waits, says what is missing, or shows what was found. */
export function LoadedPage<T>({ page, waitingFor, also = [], load, children }: LoadedPageProps<T>) {
  const { dataSource, place, choices, range, isChoosing } = page
  const { version, role, window } = choices
  const start = dataSource && (() => loadFound(page, dataSource.uid, load))
  const keys = [dataSource?.uid, range.fromMs, range.toMs, ...Object.values(place), version, role, window, ...also]
  const loaded = useLoaded(start, [...keys, page.refreshes])
  if (isChoosing || isWaiting(loaded)) return <LoadingPlaceholder text={waitingFor} />
  const { value, error } = loaded
  if (dataSource === undefined) return <PageNotice {...NO_DATA_SOURCE} />
  if (error !== undefined) return <PageNotice {...failedNotice(dataSource.name, error, page.onRetry)} />
  if (value === undefined) return <PageNotice {...unknownNotice(page, dataSource.name)} />
  const { clock } = value.found
  return (
    <Settling isLoading={loaded.isLoading}>
      {isOld(clock, range.toMs) && <PageNotice {...oldNotice(clock.endMs, page)} />}
      {children(value.shown, value.found)}
    </Settling>
  )
}

async function loadFound<T>(
  { place, choices, range }: PageProps,
  uid: string,
  load: LoadedPageProps<T>['load'],
): Promise<{ readonly shown: T; readonly found: ModelScope } | undefined> {
  const asking = { ask: createAsk(uid), names: createNames() }
  const wanted = { ...place, choices, fromMs: range.fromMs, viewMs: range.toMs }
  const found = await loadModelScope(asking.ask, asking.names, wanted)
  return found && { found, shown: await load(asking, found) }
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

function oldNotice(endMs: number, { range, zone, onShowTime }: PageProps): Notice {
  return {
    title: 'This does not speak for the time shown',
    why: `The newest verdict is of a window that ended ${agoText(endMs, { nowMs: range.toMs, zone }).text}.`,
    action: { text: 'Show that time', run: () => onShowTime(endMs) },
  }
}
