import { fleetDashboard } from './fleet-dashboard.ts'
import { modelDashboard } from './model-dashboard.ts'
import { processorDashboard } from './processor-dashboard.ts'

/** The dashboards there are, by the names of their files. */
export const DASHBOARDS = {
  fleet: fleetDashboard,
  model: modelDashboard,
  processor: processorDashboard,
} as const
