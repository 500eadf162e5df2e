import * as api from '@opentelemetry/api'

/** The versions that belong together, of the line of the API that is installed: the other line's packages refuse it. */
const VERSIONS: Readonly<Record<'2.x' | '3.x', Readonly<Record<'stable' | 'experimental', string>>>> = {
  '2.x': { stable: '2.12.0', experimental: '0.223.0' },
  '3.x': { stable: '3.1.0', experimental: '0.301.0' },
}

const STABLE = new Set(['@opentelemetry/sdk-metrics', '@opentelemetry/resources'])

/** The command that adds packages of OpenTelemetry's SDK, in versions that go with the API and with each other. */
export function installCommand(packages: readonly string[]): string {
  // API 1.10, that of SDK 3.x, is the first to export `logs`.
  const versions = VERSIONS['logs' in api ? '3.x' : '2.x']
  const specifiers = packages.map((name) => `${name}@${STABLE.has(name) ? versions.stable : versions.experimental}`)
  return `npm install ${specifiers.join(' ')}`
}
