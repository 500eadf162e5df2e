import { Alert, FileUpload } from '@grafana/ui'
import { useRef } from 'react'
import { Section } from '../../look/Section.tsx'
import type { ReadSpec } from '../../rules/read-spec.ts'
import { IssueList } from './IssueList.tsx'
import type { RulesPageProps } from './rules-page-props.ts'
import { SpecText, showPlace } from './SpecText.tsx'
import { useSpecFile } from './use-spec-file.ts'

interface SpecSectionProps {
  readonly page: Pick<RulesPageProps, 'text' | 'onWrite'>
  readonly read: ReadSpec | undefined
}

/** The text of the spec, pasted, dropped or opened, and what is wrong with it. */
export function SpecSection({ page: { text, onWrite }, read }: SpecSectionProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { open, refused, forget } = useSpecFile(onWrite)
  return (
    <Section
      title="Spec"
      caption="the monitoring spec of a model, with its objectives under slos: paste it, drop a file on it, or open one"
      aside={
        <FileUpload
          accept=".yaml,.yml,.json"
          size="sm"
          showFileName={false}
          onFileUpload={({ currentTarget }) => void open(currentTarget.files?.[0])}
        >
          Open a file
        </FileUpload>
      }
    >
      <SpecText area={area} text={text} onWrite={onWrite} onFile={(file) => void open(file)} />
      {refused !== '' && <Alert severity="warning" title={refused} onRemove={forget} />}
      {read && <IssueList issues={read.issues} onShow={(line, column) => showPlace(area.current, line, column)} />}
    </Section>
  )
}
