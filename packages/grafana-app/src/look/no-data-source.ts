import type { Notice } from './PageNotice.tsx'

/** What a page says where there is nothing to ask. */
export const NO_DATA_SOURCE: Notice = {
  title: 'No Prometheus data source',
  why: 'The verdicts are series in a Prometheus. This Grafana has no data source of that kind, or none you may read: add one under Connections, or ask an administrator.',
}
