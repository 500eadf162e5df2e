import type { Cell } from './cell.ts'
import { TableError } from './table-error.ts'
import { isDate, readUsualTime, USUAL_LENGTH } from './usual-time.ts'
import { fromWallMs, toUtcMs } from './zoned-time.ts'
import type { WallTime } from './zoned-time.ts'

const pattern =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?)?$/i

const numberPattern = /^[+-]?\d+(\.\d+)?$/

/** Epoch numbers by size: what each unit means for any time from 1973 to 5138, so that no two of them overlap. */
const epochUnits = [
  { below: 1e8, perMs: undefined },
  { below: 1e11, perMs: 1e-3 },
  { below: 1e14, perMs: 1 },
  { below: 1e17, perMs: 1e3 },
  { below: 1e20, perMs: 1e6 },
]

/**
 * Reads the time of a row: `2004-03`, `2004-03-01`, `2004-03-01T08:30[:00[.000]]` with or without a zone, a space for
 * the T, or an epoch number in seconds, milliseconds, microseconds or nanoseconds, told apart by size.
 *
 * @param timezone - IANA name for times that carry no zone. Never the machine's own. Default UTC.
 * @returns milliseconds since the epoch, whole; undefined for an empty cell.
 * @throws {TableError} `ERR_TABLE_TIME` for anything else.
 * @example
 * ```ts
 * parseTime('2004-03-01 08:30', 'America/Chicago') // => 1078151400000
 * ```
 */
export function parseTime(cell: Cell, timezone = 'UTC'): number | undefined {
  if (cell === null) return undefined
  const text = String(cell).trim()
  if (text === '') return undefined
  const time = numberPattern.test(text) ? parseEpoch(text) : parseIso(text, timezone)
  if (time === undefined)
    throw new TableError(
      'ERR_TABLE_TIME',
      `${JSON.stringify(cell)} is not a time. Write 2004-03-01, 2004-03-01T08:30:00 (with or without a zone such as ` +
        `Z or +01:00), or an epoch number since 1973 in seconds, ms, µs or ns.`,
    )
  return time
}

function parseEpoch(text: string): number | undefined {
  const value = Number(text)
  const unit = epochUnits.find(({ below }) => Math.abs(value) < below)
  if (unit?.perMs === undefined) return undefined
  return /^[+-]?\d{16,}$/.test(text) ? Number(BigInt(text) / BigInt(unit.perMs)) : Math.floor(value / unit.perMs)
}

function parseIso(text: string, timezone: string): number | undefined {
  const usual = readUsual(text)
  if (!Number.isNaN(usual)) return fromWallMs(usual, timezone)
  const { wall, zone } = readMatch(text) ?? {}
  if (!wall || !isOnCalendar(wall)) return undefined
  return zone === undefined ? fromWallMs(toUtcMs(wall), timezone) : toUtcMs(wall) - parseOffsetMs(zone)
}

interface WrittenTime {
  readonly wall: WallTime
  /** As it is written; undefined where there is none. */
  readonly zone: string | undefined
}

function readMatch(text: string): WrittenTime | undefined {
  const match = pattern.exec(text)
  if (match === null) return undefined
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone] = match
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  }
  return { wall, zone }
}

/** The usual form, read as if in UTC; NaN for any other. */
function readUsual(text: string): number {
  if (text.length !== USUAL_LENGTH) return Number.NaN
  for (let i = 0; i < USUAL_LENGTH; i += 1) usualCodes[i] = text.charCodeAt(i)
  return readUsualTime(usualCodes, 0)
}

const usualCodes = new Uint16Array(USUAL_LENGTH)

function isOnCalendar({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false
  return isDate(year, month, day)
}

function parseOffsetMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -size : size
}
