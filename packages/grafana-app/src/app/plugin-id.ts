/** Id of the app in Grafana. */
export const PLUGIN_ID = 'driftline-modelhealth-app'

/** Where the pages of the app live below the root of Grafana. */
export const APP_PATH = `/a/${PLUGIN_ID}`
