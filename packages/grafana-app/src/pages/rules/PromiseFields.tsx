import { Combobox, Field, RadioButtonGroup } from '@grafana/ui'
import { OFFERED_KINDS } from '../../rules/one-objective.ts'
import { chosenPromise } from './form-objective.ts'
import { Choice, Labelled, Typed } from './FormField.tsx'
import type { RulesPageProps } from './rules-page-props.ts'

const PERIODS = ['30d', '28d'].map((value) => ({ value, label: value.replace('d', ' days') }))
const KINDS = OFFERED_KINDS.map(({ kind, text }) => ({ value: kind as string, label: text, description: kind }))

interface PromiseFieldsProps {
  readonly page: Pick<RulesPageProps, 'choices' | 'onChoose'>
  /** Lengths of the windows that verdicts are of. */
  readonly windows: readonly string[] | undefined
}

/** What is promised, how much of it, and over which time. */
export function PromiseFields({ page: { choices, onChoose }, windows }: PromiseFieldsProps) {
  const chosen = chosenPromise(choices)
  return (
    <>
      <Labelled name="Promise">
        {(id) => (
          <Combobox
            id={id}
            width={28}
            options={KINDS}
            value={chosen.kind}
            onChange={({ value }) => onChoose({ kind: value, target: '', below: '' })}
          />
        )}
      </Labelled>
      {chosen.below !== '' && (
        <Typed name="Good up to" offered={chosen.below} typed={choices.below} onType={(below) => onChoose({ below })} />
      )}
      <Typed
        name="Share of good events, %"
        offered={chosen.target}
        typed={choices.target}
        onType={(target) => onChoose({ target })}
      />
      {chosen.kind === 'drift' && (
        <Choice
          name="Verdicts of"
          placeholder="1d"
          found={windows}
          chosen={choices.window}
          onChoose={(window) => onChoose({ window })}
        />
      )}
      <Field label="Budget of" noMargin>
        <RadioButtonGroup options={PERIODS} value={chosen.period} onChange={(period) => onChoose({ period })} />
      </Field>
    </>
  )
}
