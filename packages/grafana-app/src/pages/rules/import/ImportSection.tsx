import { useState } from 'react'
import type { PageView } from '../../../app/use-page-view.ts'
import { readGrafanaRules } from '../../../ask/read-grafana-rules.ts'
import { useLoaded } from '../../../ask/use-loaded.ts'
import { PageNotice } from '../../../look/PageNotice.tsx'
import { Section } from '../../../look/Section.tsx'
import { Settling } from '../../../look/Settling.tsx'
import { Waiting } from '../../../look/Waiting.tsx'
import type { BuiltRules } from '../../../rules/read-spec.ts'
import { ImportPlanner } from './ImportPlanner.tsx'

interface ImportSectionProps {
  readonly built: BuiltRules
  readonly dataSource: NonNullable<PageView['dataSource']>
  readonly page: Pick<PageView, 'refreshes'>
}

/** The rules beside those that Grafana evaluates itself, and their way into it. */
export function ImportSection({ built, dataSource, page }: ImportSectionProps) {
  const [reading, setReading] = useState(0)
  const { value: grafana, error, isLoading } = useLoaded(readGrafanaRules, [page.refreshes, reading])
  const onRead = (): void => setReading((before) => before + 1)
  return (
    <Section
      title="Import into Grafana"
      caption={`as alert rules of Grafana that ask ${dataSource.name}; who is told stays with your notification policies`}
    >
      {error && (
        <PageNotice
          title="Grafana does not tell which alert rules it has"
          why={`${error.message} The files under Download hold the same rules.`}
          action={{ text: 'Try again', run: onRead }}
        />
      )}
      {!grafana && !error && <Waiting text="Reading the alert rules" name="Grafana" />}
      {grafana && (
        <Settling isLoading={isLoading}>
          <ImportPlanner rules={built.rules} datasourceUid={dataSource.uid} grafana={grafana} onRead={onRead} />
        </Settling>
      )}
    </Section>
  )
}
