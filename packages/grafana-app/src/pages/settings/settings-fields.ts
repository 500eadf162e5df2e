import type { AppSettings } from '../../settings/app-settings.ts'

/** What a setting is called, what it does, and what holds where it is left empty. */
export interface SettingsField {
  readonly label: string
  readonly description: string
  readonly whenEmpty: string
}

/** Every setting, in the order it is shown. */
export const FIELDS: Readonly<Record<keyof AppSettings, SettingsField>> = {
  dataSource: {
    label: 'Data source',
    description: 'The Prometheus that pages ask unless a person chooses another one.',
    whenEmpty: 'the one looked at last, else Grafana’s default',
  },
  tracesDataSource: {
    label: 'Traces data source',
    description: 'The Tempo that holds the traces of services; pages of a model link to it.',
    whenEmpty: 'none: no links to traces',
  },
  metricPrefix: {
    label: 'Prefix of metrics',
    description: 'What stands before Driftline’s metrics where they are renamed on their way, e.g. acme_.',
    whenEmpty: 'none: not renamed',
  },
  labelPrefix: {
    label: 'Prefix of labels',
    description: 'What stands before Driftline’s labels where they are renamed, e.g. exported_.',
    whenEmpty: 'none: not renamed',
  },
  windowCount: {
    label: 'Windows shown',
    description: 'How many of the newest windows a page of a model shows, 2 to 500; a longer time range shows more.',
    whenEmpty: '30',
  },
  window: {
    label: 'Window length',
    description: 'Shown of every model that has it, e.g. 1d, unless a person chooses another one.',
    whenEmpty: 'the primary one of each model',
  },
}
