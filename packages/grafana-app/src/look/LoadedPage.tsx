import { agoText } from '@driftline/view'
import type { ReactNode } from 'react'
import type { PageProps } from '../app/PageScene.tsx'
import type { Ask } from '../ask/ask-data-source.ts'
import { createAsk } from '../ask/ask-data-source.ts'
import { askNewestEnd } from '../ask/ask-newest-end.ts'
import { recordAsk } from '../ask/record-ask.ts'
import type { ModelScope } from '../ask/load-model-scope.ts'
import { loadModelScope } from '../ask/load-model-scope.ts'
import { useLoaded } from '../ask/use-loaded.ts'
import type { Names } from '../queries/names.ts'
import { createNames } from '../queries/names.ts'
import type { AppSettings } from '../settings/app-settings.ts'
import { useSettings } from '../settings/settings-context.ts'
import { Answered } from './Answered.tsx'
import type { AskedPage } from './menu/asked-page.ts'
import { AskedPageContext } from './menu/asked-page.ts'
import { EndedNotice } from './EndedNotice.tsx'
import type { Notice } from './PageNotice.tsx'
import { PageNotice } from './PageNotice.tsx'

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
  const { dataSource, place, choices, range } = page
  const settings = useSettings()
  const { version, role, window } = choices
  const subject = [dataSource?.uid ?? '', ...Object.values(place), version, role, window, ...also]
  const start = dataSource && (() => loadFound(page, { dataSource, settings, load }))
  const keys = [...subject, range.fromMs, range.toMs, page.refreshes]
  const loaded = useLoaded(start, keys, JSON.stringify(subject))
  return (
    <Answered view={page} loaded={loaded} waitingFor={waitingFor}>
      {({ found, newestMs }, { name }) =>
        found ? (
          <>
            <EndedNotice found={found.scope} page={page} />
            <AskedPageContext value={found.asked}>{children(found.shown, found.scope)}</AskedPageContext>
          </>
        ) : (
          <PageNotice {...unknownNotice(page, name, newestMs)} />
        )
      }
    </Answered>
  )
}

/** What was found of a model and how, or at least when there was something to find. */
interface Found<T> {
  readonly found?: { readonly shown: T; readonly scope: ModelScope; readonly asked: AskedPage }
  /** End of its newest window at any time; undefined where there never was one. */
  readonly newestMs?: number | undefined
}

interface Wanted<T> {
  readonly dataSource: AskedPage['dataSource']
  readonly settings: AppSettings
  readonly load: LoadedPageProps<T>['load']
}

async function loadFound<T>(
  { place, choices, range }: PageProps,
  { dataSource, settings, load }: Wanted<T>,
): Promise<Found<T>> {
  const names = createNames(settings)
  const { ask, asked } = recordAsk(createAsk(dataSource.uid))
  const wanted = { ...place, choices, settings, fromMs: range.fromMs, viewMs: range.toMs }
  const scope = await loadModelScope(ask, names, wanted)
  if (scope === undefined) return { newestMs: await askNewestEnd(dataSource.uid, names, wanted) }
  const shown = await load({ ask, names }, scope)
  return { found: { scope, shown, asked: { dataSource, asked, range, subject: [place.model, place.feature] } } }
}

function unknownNotice(page: PageProps, name: string, newestMs: number | undefined): Notice {
  const { place, choices, onRetry, onShowTime, range, zone } = page
  const version = choices.version === '' ? '' : `, version ${choices.version}`
  if (newestMs !== undefined)
    return {
      title: `Nothing was known of ${place.model} yet`,
      why: `It had no verdict up to the time shown. The window of its newest one ended ${agoText(newestMs, { nowMs: range.toMs, zone }).text}.`,
      action: { text: 'Show that time', run: () => onShowTime(newestMs) },
    }
  return {
    title: `Nothing is known of ${place.model}`,
    why: `${name} holds no verdict on ${place.model} in ${place.environment}${version}. It has one once a window has ended; where the verdicts are elsewhere, choose another data source above.`,
    action: { text: 'Look again', run: onRetry },
  }
}
