/**
 * A name as one part of a path. No percent sign is left for anyone on the way to decode, and no part is empty or made of
 * dots alone, which browsers take for a way up.
 */
export function nameInPath(name: string): string {
  const escaped = encodeURIComponent(name).replaceAll('~', '%7E').replaceAll('%', '~')
  if (escaped === '') return EMPTY
  return /^\.+$/.test(escaped) ? escaped.replaceAll('.', '~2E') : escaped
}

/** The name that a part of a path stands for; a part that stands for none is taken as it is. */
export function nameFromPath(part: string): string {
  if (part === EMPTY) return ''
  try {
    return decodeURIComponent(part.replaceAll('~', '%'))
  } catch {
    return part
  }
}

/** Stands for no name at all. */
const EMPTY = '~'
