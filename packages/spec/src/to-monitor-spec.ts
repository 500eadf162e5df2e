import type { z } from 'zod'
import type { ExpectedDrift, MonitorSpec } from './monitor-spec.ts'
import type { monitorSchema } from './schema/monitor-schema.ts'
import { dateMs, firstInstantOf } from './time/timezone.ts'

/**
 * Turns dates into instants, which needs the time zone of the same spec.
 *
 * @param order names of the references as they are written.
 */
export function toMonitorSpec(
  parsed: z.output<typeof monitorSchema>,
  order: readonly string[] = Object.keys(parsed.references),
): MonitorSpec {
  const { expected, timezone, references, features, ...rest } = parsed
  return {
    ...rest,
    features: withHashed(features, parsed.privacy.hash),
    references: { ...references, order },
    timezone,
    expected: expected.map((entry) => toExpectedDrift(entry, timezone)),
  }
}

/** What is hashed is a category, whatever its values look like: as a number it would be sketched. */
function withHashed(features: MonitorSpec['features'], hash: readonly string[]): MonitorSpec['features'] {
  const hashed = new Set(hash)
  return Object.fromEntries(
    Object.entries(features).map(([name, feature]) =>
      hashed.has(name) ? [name, { ...feature, type: 'categorical' as const }] : [name, feature],
    ),
  )
}

/** Instant of a date or time text, a date at midnight of the zone; NaN when there is no such date or time. */
export function instantOf(text: string, timezone: string, daysLater = 0): number {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(text) ?? []
  const wallMs = dateMs(Number(year), Number(month) - 1, Number(day))
  if (new Date(wallMs).toJSON()?.slice(0, 10) !== text.slice(0, 10)) return NaN
  return time === undefined
    ? firstInstantOf(dateMs(Number(year), Number(month) - 1, Number(day) + daysLater), timezone)
    : Date.parse(text)
}

function toExpectedDrift(
  { feature, from, to, reason }: z.output<typeof monitorSchema>['expected'][number],
  timezone: string,
): ExpectedDrift {
  return {
    feature,
    fromMs: instantOf(from, timezone),
    ...(to !== undefined && { toMs: instantOf(to, timezone, 1) }),
    ...(reason !== undefined && { reason }),
  }
}
