import { Combobox, Field, Input } from '@grafana/ui'
import type { ComponentProps } from 'react'
import { useId } from 'react'

interface ChoiceProps {
  readonly name: string
  readonly placeholder?: string
  readonly found: readonly string[] | undefined
  readonly chosen: string
  readonly onChoose: (chosen: string) => void
}

/** One of the names there are, or another that is typed. */
export function Choice({ name, placeholder, found = [], chosen, onChoose }: ChoiceProps) {
  const options = [...new Set([...found, ...(chosen === '' ? [] : [chosen])])].map((value) => ({ value, label: value }))
  return (
    <Labelled name={name}>
      {(id) => (
        <Combobox
          id={id}
          width={24}
          placeholder={placeholder}
          options={options}
          value={chosen === '' ? null : chosen}
          createCustomValue
          isClearable
          onChange={(option) => onChoose(option?.value ?? '')}
        />
      )}
    </Labelled>
  )
}

interface TypedProps {
  readonly name: string
  /** Holds where nothing is typed. */
  readonly offered: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** A few characters that are typed. */
export function Typed({ name, offered, typed, onType }: TypedProps) {
  return (
    <Labelled name={name}>
      {(id) => (
        <Input
          id={id}
          width={12}
          value={typed}
          placeholder={offered}
          onChange={({ currentTarget }) => onType(currentTarget.value.trim())}
        />
      )}
    </Labelled>
  )
}

/** A field of a form under its name. */
export function Labelled({
  name,
  children,
}: {
  readonly name: string
  readonly children: (id: string) => ComponentProps<typeof Field>['children']
}) {
  const id = useId()
  return (
    <Field label={name} htmlFor={id} noMargin>
      {children(id)}
    </Field>
  )
}
