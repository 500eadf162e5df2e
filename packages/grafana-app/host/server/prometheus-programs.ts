import { existsSync } from 'node:fs'

/** Debian's Prometheus and its tool. */
export const PROMETHEUS = '/usr/bin/prometheus'
export const PROMTOOL = '/usr/bin/promtool'

/** @throws Error that says how to get them where they are missing */
export function requirePrograms(): void {
  const missing = [PROMETHEUS, PROMTOOL].filter((path) => !existsSync(path))
  if (missing.length > 0)
    throw new Error(`${missing.join(' and ')} not found. On Debian or Ubuntu: sudo apt-get install prometheus`)
}
