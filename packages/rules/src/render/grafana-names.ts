import { fnv1a, utf8Bytes } from './fnv-1a.ts'

/** Grafana counts bytes of titles and group names. */
const LONGEST_NAME_BYTES = 190
const LINE_BREAKS_AND_CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** A group is part of an address there. */
const BREAKS_AN_ADDRESS = /[\p{Cc}\p{Zl}\p{Zp}/\\]+/gu

const UID_PREFIX = 'driftline-'

/** What Grafana knows a rule by: the same as long as the rule's `id` is. 26 letters, digits and dashes. */
export function grafanaUid(id: string): string {
  return `${UID_PREFIX}${fnv1a(id)}`
}

/** Whether a rule was generated, by what Grafana knows it by. */
export function isGrafanaUid(uid: string): boolean {
  return uid.startsWith(UID_PREFIX)
}

/** A title on one line that Grafana does not find too long. */
export function grafanaTitle(title: string): string {
  return fitting(title, LINE_BREAKS_AND_CONTROLS)
}

/** The name of a group as Grafana takes it. */
export function grafanaGroupName(name: string): string {
  return fitting(name, BREAKS_AN_ADDRESS)
}

/** What had to be changed carries a hash of what it was, so that no two become one. */
function fitting(name: string, refused: RegExp): string {
  const clean = name.replaceAll(refused, ' ')
  if (clean === name && utf8Bytes(name).length <= LONGEST_NAME_BYTES) return name
  return shortened(clean, `~${fnv1a(name).slice(0, 8)}`)
}

/** The longest beginning and end with a mark between them. */
function shortened(name: string, mark: string): string {
  const characters = Array.from(name)
  const whole = `${name}${mark}`
  if (utf8Bytes(whole).length <= LONGEST_NAME_BYTES) return whole
  let count = Math.floor(characters.length / 2)
  const cut = (): string => `${characters.slice(0, count).join('')}…${characters.slice(-count).join('')}${mark}`
  while (utf8Bytes(cut()).length > LONGEST_NAME_BYTES) count -= 1
  return cut()
}
