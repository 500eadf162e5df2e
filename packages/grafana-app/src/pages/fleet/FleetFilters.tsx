import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Input, MultiCombobox, useStyles2 } from '@grafana/ui'
import { useId } from 'react'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'

/** What the rows shown have in common. */
export interface FleetChoice {
  readonly search: string
  readonly owners: readonly string[]
  readonly riskTiers: readonly string[]
}

/** The choice, what there is to choose from, and who is told. */
export interface FleetFiltersProps {
  readonly choice: FleetChoice
  readonly rows: readonly FleetRow[]
  readonly onChoose: (choice: Partial<FleetChoice>) => void
}

/** Search in names, and the owners and tiers that there are. */
export function FleetFilters({ choice, rows, onChoose }: FleetFiltersProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.filters} role="search">
      <Input
        aria-label="Search models"
        placeholder="Search model, environment, owner, feature"
        width={40}
        value={choice.search}
        onChange={({ currentTarget }) => onChoose({ search: currentTarget.value })}
      />
      <ChoiceOf
        name="Owners"
        placeholder="Any owner"
        found={rows.map(({ owner }) => owner)}
        chosen={choice.owners}
        onChoose={(owners) => onChoose({ owners })}
      />
      <ChoiceOf
        name="Tiers"
        placeholder="Any tier"
        found={rows.map(({ riskTier }) => riskTier)}
        chosen={choice.riskTiers}
        onChoose={(riskTiers) => onChoose({ riskTiers })}
      />
    </div>
  )
}

interface ChoiceOfProps {
  readonly name: string
  readonly placeholder: string
  /** What there is, however often. */
  readonly found: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** Several of what there is, or any. */
function ChoiceOf({ name, placeholder, found, chosen, onChoose }: ChoiceOfProps) {
  const id = useId()
  return (
    <>
      <span id={id} hidden>
        {name}
      </span>
      <MultiCombobox
        aria-labelledby={id}
        placeholder={placeholder}
        width="auto"
        minWidth={14}
        maxWidth={40}
        options={optionsOf(found)}
        value={[...chosen]}
        onChange={(options) => onChoose(options.map(({ value }) => value))}
      />
    </>
  )
}

function optionsOf(found: readonly string[]): { readonly value: string; readonly label: string }[] {
  const named = [...new Set(found)].filter((value) => value !== '')
  return named.toSorted((a, b) => (a < b ? -1 : 1)).map((value) => ({ value, label: value }))
}

const stylesOf = (theme: GrafanaTheme2) => ({
  filters: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
})
