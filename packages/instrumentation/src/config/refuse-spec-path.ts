import { misuse } from './misuse.ts'

/**
 * Refuses a path where a spec belongs: reading YAML here would put its parser into every service.
 *
 * @throws {TypeError} when `spec` is a text or a URL
 */
export function refuseSpecPath(spec: unknown): void {
  if (typeof spec !== 'string' && !(spec instanceof URL)) return
  const path = JSON.stringify(String(spec))
  throw misuse(
    'spec',
    `instrumentModel takes a checked spec, but \`spec\` is the path ${path}. ` +
      `Read it first: import { readSpec } from '@driftline/instrumentation/spec', then { spec: readSpec(${path}) }.`,
  )
}
