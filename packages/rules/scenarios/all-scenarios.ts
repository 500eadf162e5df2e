import { driftPageScenarios } from './drift-page-scenarios.ts'
import { eventScenarios } from './event-scenarios.ts'
import { modelScenarios } from './model-scenarios.ts'
import { verdictScenarios } from './verdict-scenarios.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario. Numbers are those of the acceptance table; the others go beyond it. */
export const allScenarios: readonly Scenario[] = [
  ...eventScenarios,
  ...modelScenarios,
  ...verdictScenarios,
  ...driftPageScenarios,
]
