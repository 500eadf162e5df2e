import { basename } from 'node:path'
import { parseMonitorSpec } from '@driftline/spec'
import type { MonitorSpec } from '@driftline/spec'

/** The spec of files that come without one: the reference gives the name, and every column is what its values are. */
export function specOfColumns(reference: string): MonitorSpec {
  return specNamed(basename(reference).replace(/\..*$/, '')) ?? specNamed('model')!
}

function specNamed(name: string): MonitorSpec | undefined {
  const checked = parseMonitorSpec(JSON.stringify({ model: { name } }))
  return checked.ok ? checked.value : undefined
}
