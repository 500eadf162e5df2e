import { useState } from 'react'
import type { Outcome } from '../../ask/outcome.ts'
import type { TimeEvent } from '../../frames/time-events.ts'
import { Columns } from '../../look/Columns.tsx'
import { LoadedSection } from '../../look/LoadedSection.tsx'
import type { SectionSource } from '../../look/menu/section-source.ts'
import type { ShownTimes } from '../../look/TimesChart.tsx'
import { INFERENCE } from '../../queries/inference-queries.ts'
import type { ServiceShown } from './load-service.ts'
import { serviceTable } from './service-table.ts'
import { CallsChart, DurationsChart, FailuresChart } from './ServiceCharts.tsx'
import { missingServiceText, serviceCaption } from './service-words.ts'

interface ServiceSectionProps {
  readonly loading: Promise<Outcome<ServiceShown>>
  readonly environment: string
  /** The version the page shows; other versions are drawn beside it. */
  readonly version: string
  /** IANA time zone of the reader. */
  readonly zone: string
  readonly events: readonly TimeEvent[]
}

/** Is it up: traffic, errors and latency, as the services themselves tell them. */
export function ServiceSection({ loading, ...props }: ServiceSectionProps) {
  return (
    <LoadedSection
      title="Service"
      loading={loading}
      noteOf={(shown) => missingServiceText(shown, props.environment)}
      captionOf={serviceCaption}
      sourceOf={sourceOf}
    >
      {(shown) => <FoundService {...props} shown={shown} />}
    </LoadedSection>
  )
}

function sourceOf({ calls }: ServiceShown): SectionSource {
  const table = calls && { table: () => serviceTable(calls) }
  return { queries: Object.values(INFERENCE), ...table, isOverTime: true }
}

function FoundService(props: Omit<ServiceSectionProps, 'loading'> & { readonly shown: ServiceShown }) {
  const { shown, version, zone, events } = props
  const [pointed, setPointed] = useState<number>()
  const { calls, grid } = shown
  if (calls === undefined) return null
  const { timesMs } = calls
  const times: ShownTimes = { timesMs, stepMs: grid.stepMs, zone, pointed, onPoint: setPointed, events }
  return (
    <Columns>
      <CallsChart times={times} calls={calls} version={version} />
      <FailuresChart times={times} calls={calls} version={version} />
      <DurationsChart times={times} calls={calls} version={version} />
    </Columns>
  )
}
