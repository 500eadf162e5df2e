import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { statesByUrgency, stateText } from '@driftline/view'
import type { CsvCell, CsvTable } from '../../frames/csv-text.ts'
import { SHARE, timeCell } from '../../frames/csv-text.ts'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'
import { SEVERITY } from '../../look/verdict-tables.ts'

/** The rows of the fleet as they stand, with every state and objective that any of them has. */
export function fleetTable(rows: readonly FleetRow[]): CsvTable {
  const states = statesByUrgency.filter((state) => rows.some(({ featuresByState }) => featuresByState.has(state)))
  const objectives = [...new Set(rows.flatMap(({ budgets }) => budgets.map(({ slo }) => slo)))].sort()
  return {
    columns: [
      ...['model', 'environment', 'state', 'worst feature'].map((name) => ({ name })),
      SEVERITY,
      { name: 'since' },
      ...states.map((state) => ({ name: stateText[state], unit: 'features' })),
      ...objectives.map((slo) => ({ name: `error budget left, ${slo}`, unit: SHARE })),
      ...['rows', 'version', 'role', 'owner', 'tier', 'alerts firing', 'window ended', 'old'].map((name) => ({ name })),
    ],
    rows: rows.map((row) => [
      ...stateCells(row),
      ...states.map((state) => row.featuresByState.get(state)),
      ...objectives.map((slo) => row.budgets.find((budget) => budget.slo === slo)?.left),
      ...placeCells(row),
    ]),
  }
}

function stateCells({ model, environment, state, worst }: FleetRow): readonly CsvCell[] {
  const feature = worst?.feature === ML_FEATURE_NAME_VALUE_ALL ? 'the model as a whole' : worst?.feature
  return [model, environment, state && stateText[state], feature, worst?.severity, timeCell(worst?.sinceMs)]
}

function placeCells(row: FleetRow): readonly CsvCell[] {
  const { traffic, version, role, owner, riskTier, firingCount, endMs, isOld } = row
  return [traffic.at(-1)?.rows, version, role, owner, riskTier, firingCount, timeCell(endMs), isOld ? 'old' : undefined]
}
