import type { ReactNode } from 'react'
import type { PageView } from '../app/use-page-view.ts'
import type { Loaded } from '../ask/use-loaded.ts'
import { FocusReturn } from './FocusReturn.tsx'
import { failedNotice } from './failed-notice.ts'
import { NO_DATA_SOURCE } from './no-data-source.ts'
import { PageNotice } from './PageNotice.tsx'
import { Settling } from './Settling.tsx'
import { Waiting } from './Waiting.tsx'

interface AnsweredProps<T> {
  /** Who is asked. */
  readonly view: Pick<PageView, 'dataSource' | 'isChoosing' | 'onRetry'>
  readonly loaded: Loaded<T>
  /** What is waited for, for who waits with it. */
  readonly waitingFor: string
  readonly children: (value: T, dataSource: NonNullable<PageView['dataSource']>) => ReactNode
}

/**
 * What a data source was asked for: waits for it, says why it does not come, or shows it. What was known before stays
 * while the next is on its way, and where it does not come.
 */
export function Answered<T>({ view, loaded, waitingFor, children }: AnsweredProps<T>) {
  const { dataSource, isChoosing, onRetry } = view
  const { value, error, isLoading } = loaded
  if (isChoosing) return <Waiting text={waitingFor} />
  if (dataSource === undefined) return <PageNotice {...NO_DATA_SOURCE} />
  if (isWaiting(loaded)) return <Waiting text={waitingFor} name={dataSource.name} />
  return (
    <>
      {error && <PageNotice {...failedNotice(dataSource.name, error, onRetry)} />}
      {value !== undefined && (
        <Settling isLoading={isLoading} isOutdated={error !== undefined} name={dataSource.name}>
          <FocusReturn>{children(value, dataSource)}</FocusReturn>
        </Settling>
      )}
    </>
  )
}

/** Nothing is known yet, not even that it failed. */
function isWaiting({ isLoading, value, error }: Loaded<unknown>): boolean {
  return isLoading && value === undefined && error === undefined
}
