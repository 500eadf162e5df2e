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
  const loaded = useLoadedModel({ page, also, load })
  const { value, error } = loaded
  const { range, isChoosing } = page
  const isLoading = loaded.isLoading || isChoosing
  if (isLoading && value === undefined && error === undefined) return <LoadingPlaceholder text={waitingFor} />
  const missing = missingNotice(page, loaded)
  if (missing) return <PageNotice {...missing} />
  if (value === undefined) return null
  const { clock } = value.found
  return (
    <Settling isLoading={isLoading}>
      {isOld(clock, range.toMs) && <PageNotice {...oldNotice(clock.endMs, page)} />}
      {children(value.shown, value.found)}
    </Settling>
  )
}

function useLoadedModel<T>({ page, also = [], load }: Pick<LoadedPageProps<T>, 'page' | 'also' | 'load'>) {
  const { dataSource, place, choices, range } = page
  const { version, role, window } = choices
  const start = dataSource && (() => loadFound(page, dataSource.uid, load))
  const keys = [dataSource?.uid, range.fromMs, range.toMs, ...Object.values(place), version, role, window, ...also]
  return useLoaded(start, [...keys, page.refreshes])
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

/** Why there is nothing to show, or not what there was; undefined where there is. */
function missingNotice(page: PageProps, { value, error }: Loaded<unknown>): Notice | undefined {
  const { dataSource, isChoosing, onRetry } = page
  if (dataSource === undefined && !isChoosing) return NO_DATA_SOURCE
  const name = dataSource?.name ?? 'The data source'
  if (error !== undefined) return failedNotice(name, error, onRetry)
  return value === undefined ? unknownNotice(page, name) : undefined
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
