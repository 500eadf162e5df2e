import { segmentName, shortenMiddle } from '@driftline/view'
import { tracesLink } from '../../app/traces-link.ts'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import type { PageScope, SegmentScope } from '../../queries/page-scope.ts'
import { traceQuery } from '../../queries/trace-query.ts'
import { windowSpan } from '../../queries/window-span.ts'
import { useSettings } from '../../settings/settings-context.ts'
import type { ModelShown } from './load-model.ts'

interface TracesLinksProps {
  readonly shown: Pick<ModelShown, 'segments'>
  readonly found: ModelScope
}

/** Calls since the newest window began in Explore: of the version, and of the segment that stands out most. */
export function TracesLinks({ shown: { segments }, found: { scope } }: TracesLinksProps) {
  const { tracesDataSource } = useSettings()
  const hrefOf = tracesLink(tracesDataSource)
  const [segment] = segments
  if (hrefOf === undefined)
    return <span>– no data source of traces is chosen in the settings, or Explore is not open to you</span>
  const times = newestTimes(scope)
  const addressOf = (of?: SegmentScope): string => hrefOf({ query: traceQuery(scope, of), ...times })
  return (
    <>
      <a href={addressOf()}>traces of version {scope.version || '–'}</a>
      {segment && <a href={addressOf(segment)}>of {shortenMiddle(segmentName(segment), 40)}</a>}
    </>
  )
}

function newestTimes({ plan }: PageScope) {
  return { fromMs: plan.endMs - windowSpan(plan.window).shortestMs, toMs: plan.viewMs }
}
