import type { Alerting } from './alerting/create-alerting.ts'

/** What a host page can be switched to. */
export interface HostOptions {
  readonly role: 'Viewer' | 'Editor' | 'Admin'
  readonly theme: 'light' | 'dark'
  /** Where Grafana lives below its host, e.g. `/grafana`. Default `` for the root. */
  readonly subPath: string
  /** Data sources by their uid, the first one is the default. */
  readonly dataSources: readonly HostDataSource[]
  /** Settings of the app as Grafana keeps them. Default none. */
  readonly jsonData?: Readonly<Record<string, unknown>>
  /** Its alert rules and folders; left out, none at first. */
  readonly alerting?: Alerting
}

/** A data source; only those of Prometheus' kind answer. */
export interface HostDataSource {
  readonly uid: string
  readonly name: string
  /** Address of what is behind it. */
  readonly url: string
  /** Id of its plugin. Default `prometheus`. */
  readonly type?: string
  /** Grafana refuses to ask it for this person. Default false. */
  readonly isForbidden?: boolean
}

/** Everything the page is told before it starts, as Grafana's boot data tell it. */
export interface HostBoot extends Omit<HostOptions, 'dataSources' | 'alerting'> {
  readonly dataSources: readonly Pick<HostDataSource, 'uid' | 'name' | 'type'>[]
  readonly permissions: readonly string[]
  /** Components of Grafana that the plugin says it uses. */
  readonly exposedComponents: readonly string[]
  readonly pages: readonly { readonly name: string; readonly path: string }[]
}
