import { toCountText } from '@driftline/view'
import { useMemo } from 'react'
import type { PageView } from '../../app/use-page-view.ts'
import { AskedPageContext } from '../../look/menu/asked-page.ts'
import { PageNotice } from '../../look/PageNotice.tsx'
import { Section } from '../../look/Section.tsx'
import { Settling } from '../../look/Settling.tsx'
import { alertsOf } from '../../rules/alerts-of.ts'
import { previewQueries } from '../../rules/preview/preview-queries.ts'
import { previewTable } from '../../rules/preview/preview-table.ts'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { PreviewAnswer } from './PreviewAnswer.tsx'
import { PreviewProgress } from './PreviewProgress.tsx'
import { PreviewSpans } from './PreviewSpans.tsx'
import { lastDay } from './preview-spans.ts'
import { usePreview } from './use-preview.ts'

interface PreviewSectionProps {
  readonly built: BuiltRules
  readonly dataSource: NonNullable<PageView['dataSource']>
  readonly page: Pick<PageView, 'range' | 'zone'>
}

/** When the alerts would have fired, asked of the data source on request: the last day first, more where wanted. */
export function PreviewSection({ built, dataSource, page: { range, zone } }: PreviewSectionProps) {
  const { rules } = built
  const { state, run, cancel } = usePreview(dataSource.uid, built)
  const { preview, progress, error } = state
  const span = preview?.span ?? lastDay(range.toMs)
  const queries = useMemo(() => previewQueries(rules, span), [rules, span.fromMs, span.toMs])
  const table = preview && (() => previewTable(preview.alerts))
  return (
    <AskedPageContext value={{ dataSource, asked: [], range: span, subject: [rules.model] }}>
      <Section
        title="Would have fired"
        caption="up to the end of the time range, each alert at its own interval"
        aside={<PreviewSpans toMs={range.toMs} isRunning={progress !== undefined} hasRun={!!preview} onRun={run} />}
        source={{ queries, isOverTime: true, ...(table && { table }) }}
      >
        {progress && <PreviewProgress progress={progress} onCancel={cancel} />}
        {error && <PageNotice title={`${dataSource.name} does not tell`} why={error.message} />}
        {preview && (
          <Settling isLoading={progress !== undefined}>
            <PreviewAnswer preview={preview} zone={zone} />
          </Settling>
        )}
        {!preview && !progress && !error && (
          <p>
            Nothing is asked until you do: {dataSource.name} then evaluates{' '}
            {toCountText(alertsOf(rules).length, 'alert')} over the past.
          </p>
        )}
      </Section>
    </AskedPageContext>
  )
}
