import { cohortScenarios } from './cohort-scenarios.ts'
import { driftPageScenarios } from './drift-page-scenarios.ts'
import { eventScenarios } from './event-scenarios.ts'
import { modelScenarios } from './model-scenarios.ts'
import { hourlyDriftScenarios } from './hourly-drift-scenarios.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario. Numbers are those of the acceptance table; the others go beyond it. */
export const allScenarios: readonly Scenario[] = [
  ...eventScenarios,
  ...modelScenarios,
  ...hourlyDriftScenarios,
  ...cohortScenarios,
  ...driftPageScenarios,
]
