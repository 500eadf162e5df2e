import { Alert } from '@grafana/ui'
import { useRef } from 'react'
import { Section } from '../../look/Section.tsx'
import type { ReadSpec } from '../../rules/read-spec.ts'
import { IssueList } from './IssueList.tsx'
import { ObjectiveForm } from './ObjectiveForm.tsx'
import { FORM } from './rules-choices.ts'
import type { RulesPageProps } from './rules-page-props.ts'
import { SpecText, showPlace } from './SpecText.tsx'
import { SpecWays } from './SpecWays.tsx'
import { useSpecFile } from './use-spec-file.ts'

interface SpecSectionProps {
  readonly page: RulesPageProps
  /** The spec as it is read: what somebody wrote, or what the form says. */
  readonly text: string
  readonly read: ReadSpec | undefined
}

/** The text of the spec, pasted, dropped, opened or chosen, and what is wrong with it. */
export function SpecSection({ page, text, read }: SpecSectionProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { choices, onChoose, onWrite } = page
  const { open, refused, forget } = useSpecFile((next) => {
    onChoose({ spec: '' })
    onWrite(next)
  })
  const isForm = choices.spec === FORM
  const keep = (): void => {
    onWrite(text)
    onChoose({ spec: '' })
  }
  return (
    <Section
      title="Spec"
      caption={
        isForm
          ? 'what the choices say as a spec: keep it beside the model'
          : 'the monitoring spec of a model, with its objectives under slos: paste it, drop a file on it, or open one'
      }
      aside={
        <SpecWays
          way={choices.spec}
          onChoose={(spec) => onChoose({ spec })}
          onKeep={text === '' ? undefined : keep}
          onFile={(file) => void open(file)}
        />
      }
    >
      {isForm && <ObjectiveForm page={page} />}
      <SpecText area={area} text={text} onWrite={isForm ? undefined : onWrite} onFile={(file) => void open(file)} />
      {refused !== '' && <Alert severity="warning" title={refused} onRemove={forget} />}
      {read && <IssueList issues={read.issues} onShow={(line, column) => showPlace(area.current, line, column)} />}
    </Section>
  )
}
