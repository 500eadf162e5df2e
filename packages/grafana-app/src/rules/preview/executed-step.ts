const UNITS_MS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  µs: 1e-3,
  us: 1e-3,
  ns: 1e-6,
}

/**
 * The step that was really asked for, ms, of what Grafana says it executed: the last line is `Step: 1m0s`; undefined where
 * it does not say.
 */
export function executedStepMs(executed: string | undefined): number | undefined {
  const [, text = ''] = /(?:^|\n)Step: ((?:\d+(?:\.\d+)?(?:h|ms|m|s|µs|us|ns))+)\s*$/.exec(executed ?? '') ?? []
  if (text === '') return undefined
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|µs|us|ns)/g)]
  return parts.reduce((sum, [, count = '', unit = '']) => sum + Number(count) * (UNITS_MS[unit] ?? NaN), 0)
}
