import { LABEL, prometheusNameOf } from '../src/names.ts'
import { renderSelector } from '../src/promql/selector.ts'
import type { InputSeries } from './input-series.ts'
import { encodeSamples } from './input-series.ts'

/** Whose gauge it is, and how long it is there. */
export interface Gauge {
  readonly metric: string
  readonly labels?: Readonly<Record<string, string>>
  /** Last sample, minutes after the first. */
  readonly minutes: number
  readonly sampleMinutes?: number
  readonly valueAt: (minute: number) => number | undefined
}

/** A gauge of the model `m` in production. */
export function gaugeSeries({ metric, labels = {}, minutes, sampleMinutes = 1, valueAt }: Gauge): InputSeries {
  const all = { [LABEL.environment]: 'production', [LABEL.model]: 'm', ...labels }
  const matchers = Object.entries(all).map(([label, value]) => ({ label, is: '=', value }) as const)
  const samples = Array.from({ length: Math.floor(minutes / sampleMinutes) + 1 }, (_, k) => valueAt(k * sampleMinutes))
  return { series: renderSelector(prometheusNameOf(metric), matchers), values: encodeSamples(samples) }
}
