import { parseWindow, SpecTextError } from '@driftline/spec'
import type { NameSettings } from '../queries/names.ts'
import { SHOWN_WINDOWS } from '../queries/time-plan.ts'

/** What an administrator has set for everybody. */
export interface AppSettings extends Required<NameSettings> {
  /** Uid of the Prometheus that is asked unless a person chooses another; empty for the one looked at last. */
  readonly dataSource: string
  /** Uid of the data source that holds traces; empty for none. */
  readonly tracesDataSource: string
  /** Windows that a page of a model shows at least, 2 to 500. */
  readonly windowCount: number
  /** Window length shown unless a person chooses another, e.g. `1d`; empty for the primary one of each model. */
  readonly window: string
}

/** Something that cannot be set so, and what can. */
export interface SettingsIssue {
  readonly key: keyof AppSettings
  readonly message: string
}

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS: AppSettings = {
  dataSource: '',
  tracesDataSource: '',
  metricPrefix: '',
  labelPrefix: '',
  windowCount: SHOWN_WINDOWS,
  window: '',
}

/** Fewer make no course of time; a screen has no more columns. */
const WINDOW_COUNTS = { least: 2, most: 500 }
const METRIC_NAME = /^(?:[a-zA-Z_:][a-zA-Z0-9_:]*)?$/
const LABEL_NAME = /^(?:[a-zA-Z_][a-zA-Z0-9_]*)?$/

/** Reads what Grafana keeps for the app; what is missing or cannot be is as if nothing were set. */
export function parseSettings(stored: unknown): AppSettings {
  const found = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {}
  const read = Object.fromEntries(
    Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [
      key,
      typeof found[key] === typeof value ? found[key] : value,
    ]),
  ) as unknown as AppSettings
  const wrong = Object.fromEntries(checkSettings(read).map(({ key }) => [key, DEFAULT_SETTINGS[key]]))
  return { ...read, ...wrong }
}

/** Everything that cannot be set so. */
export function checkSettings({
  metricPrefix,
  labelPrefix,
  windowCount,
  window,
}: AppSettings): readonly SettingsIssue[] {
  const { least, most } = WINDOW_COUNTS
  const issues: readonly (SettingsIssue | false)[] = [
    !METRIC_NAME.test(metricPrefix) && {
      key: 'metricPrefix',
      message: `"${metricPrefix}" cannot begin the name of a metric: use letters, digits, _ and :, no digit first.`,
    },
    !LABEL_NAME.test(labelPrefix) && {
      key: 'labelPrefix',
      message: `"${labelPrefix}" cannot begin the name of a label: use letters, digits and _, no digit first.`,
    },
    !(Number.isInteger(windowCount) && windowCount >= least && windowCount <= most) && {
      key: 'windowCount',
      message: `Choose ${least} to ${most} windows.`,
    },
    !isWindow(window) && { key: 'window', message: `"${window}" is no window length such as 1h, 1d or 1mo.` },
  ]
  return issues.filter((issue): issue is SettingsIssue => issue !== false)
}

function isWindow(name: string): boolean {
  if (name === '') return true
  try {
    parseWindow(name)
    return true
  } catch (error) {
    if (error instanceof SpecTextError) return false
    throw error
  }
}
