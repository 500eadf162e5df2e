import { PLUGIN_ID } from '../../app/plugin-id.ts'

/** Label by which Grafana knows that a plugin manages a rule; it then offers no way to edit it. */
// oxlint-disable-next-line house/telemetry-names-in-semconv -- a label of Grafana's own, no telemetry
export const ORIGIN_LABEL = '__grafana_origin'

/** Its value on rules of this app. */
export const APP_ORIGIN = `plugin/${PLUGIN_ID}`
