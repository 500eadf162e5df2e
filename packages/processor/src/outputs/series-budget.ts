/** Series one model may add to a Prometheus that others share. */
export const SERIES_BUDGET = 6000
