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
  const [ownersId, tiersId] = [useId(), useId()]
  return (
    <div className={styles.filters} role="search">
      <Input
        aria-label="Search models"
        placeholder="Search model, environment, owner, feature"
        width={40}
        value={choice.search}
        onChange={({ currentTarget }) => onChoose({ search: currentTarget.value })}
      />
      <span id={ownersId} hidden>
        Owners
      </span>
      <MultiCombobox
        aria-labelledby={ownersId}
        placeholder="Any owner"
        width="auto"
        minWidth={16}
        maxWidth={40}
        options={optionsOf(rows.map(({ owner }) => owner))}
        value={[...choice.owners]}
        onChange={(chosen) => onChoose({ owners: chosen.map(({ value }) => value) })}
      />
      <span id={tiersId} hidden>
        Tiers
      </span>
      <MultiCombobox
        aria-labelledby={tiersId}
        placeholder="Any tier"
        width="auto"
        minWidth={12}
        maxWidth={40}
        options={optionsOf(rows.map(({ riskTier }) => riskTier))}
        value={[...choice.riskTiers]}
        onChange={(chosen) => onChoose({ riskTiers: chosen.map(({ value }) => value) })}
      />
    </div>
  )
}

function optionsOf(found: readonly string[]): { readonly value: string; readonly label: string }[] {
  const named = [...new Set(found)].filter((value) => value !== '')
  return named.toSorted((a, b) => (a < b ? -1 : 1)).map((value) => ({ value, label: value }))
}

const stylesOf = (theme: GrafanaTheme2) => ({
  filters: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
})
