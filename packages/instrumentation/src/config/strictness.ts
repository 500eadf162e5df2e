/**
 * What happens to wiring that could go on with a warning: `off` warns; `wrap` throws when a model is wrapped; `calls`
 * throws when it is called, too.
 */
export type Strictness = 'off' | 'wrap' | 'calls'

const TEST_RUNNERS = ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']

/** Reads `DRIFTLINE_STRICT`. Calls throw under a test runner only: in production no call may fail for being watched. */
export function strictnessOf(env: Readonly<Record<string, string | undefined>>): Strictness {
  const strict = env['DRIFTLINE_STRICT']
  if (strict !== '1' && strict !== 'true') return 'off'
  return env['NODE_ENV'] === 'test' || TEST_RUNNERS.some((name) => env[name] !== undefined) ? 'calls' : 'wrap'
}
