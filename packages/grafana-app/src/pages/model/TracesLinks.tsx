import { locationUtil } from '@grafana/data'
import { segmentName, shortenMiddle } from '@driftline/view'
import { tracesPath, tracesSources } from '../../app/traces-sources.ts'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { traceQuery } from '../../queries/trace-query.ts'
import type { ModelShown } from './load-model.ts'

interface TracesLinksProps {
  readonly shown: Pick<ModelShown, 'segments' | 'endsMs'>
  readonly found: ModelScope
}

/** Of more data sources one has to be chosen. */
const MOST_SOURCES = 3

/** Calls of the newest window in Explore: of the version, and of the segment that stands out most. */
export function TracesLinks({ shown: { segments, endsMs }, found: { scope } }: TracesLinksProps) {
  const sources = tracesSources().slice(0, MOST_SOURCES)
  const [segment] = segments
  if (sources.length === 0) return <span>– there is no data source of traces, or Explore is not open to you</span>
  const times = { fromMs: endsMs.at(-2) ?? scope.plan.fromMs, toMs: scope.plan.viewMs }
  return sources.map(({ uid, name }) => {
    const beside = sources.length === 1 ? '' : ` in ${name}`
    const hrefOf = (query: string): string => locationUtil.assureBaseUrl(tracesPath({ uid, query, ...times }))
    return (
      <span key={uid}>
        <a href={hrefOf(traceQuery(scope))}>
          traces of version {scope.version || '–'}
          {beside}
        </a>
        {segment && (
          <>
            {', '}
            <a href={hrefOf(traceQuery(scope, segment))}>of {shortenMiddle(segmentName(segment), 40)}</a>
          </>
        )}
      </span>
    )
  })
}
