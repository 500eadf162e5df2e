import type { DriftState } from '@driftline/health'
import type { Budget } from '../budgets.ts'

/** One model in one environment. */
export interface FleetRow {
  readonly environment: string
  readonly model: string
  /** The live version with the most rows; empty where none is known. */
  readonly version: string
  readonly role: string
  /** All versions of which windows end, the newest end first. */
  readonly versions: readonly string[]
  /** Name of the primary window. */
  readonly window: string
  readonly owner: string
  readonly riskTier: string
  readonly runbook: string
  readonly task: string
  /** What asks for most among its features and itself; undefined where nothing is said of it. */
  readonly state: DriftState | undefined
  /** Features in each state; none for states that none is in. */
  readonly featuresByState: ReadonlyMap<DriftState, number>
  readonly worst: WorstFeature | undefined
  /** Rows of the shown version over time. */
  readonly traffic: readonly { readonly timeMs: number; readonly rows: number }[]
  readonly budgets: readonly Budget[]
  /** Alerts that fire, as Prometheus has them. */
  readonly firingCount: number
  /** End of the last window. */
  readonly endMs: number
  /** The last window ended too long ago to stand for the present. */
  readonly isOld: boolean
}

/** The most severe feature; `all` is the model itself. */
export interface WorstFeature {
  readonly feature: string
  /** 40..100 */
  readonly severity: number
  readonly sinceMs: number | undefined
}
