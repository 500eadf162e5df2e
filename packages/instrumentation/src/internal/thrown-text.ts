/** A class is named like a variable; what reads otherwise may be anything. */
const CLASS_NAME = /^[A-Za-z_$][\w$.]{0,63}$/
/** Line of a stack, and the place at its end. */
const FRAME = /^ {4}at .*?((?:file:\/\/|node:|\/|[A-Za-z]:[\\/])[^()\n]*:\d+:\d+)\)?$/

/**
 * Class of anything thrown, also of what throws when it is asked; never its message, which may hold values.
 *
 * @example thrownClass(new RangeError('42 is too much')) // => 'RangeError'
 */
export function thrownClass(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return typeof thrown
    return typeof thrown.name === 'string' && CLASS_NAME.test(thrown.name) ? thrown.name : 'Error'
  } catch {
    return 'unknown'
  }
}

/** Class of anything thrown and where it was, as far as that is known. */
export function thrownText(thrown: unknown): string {
  const place = placeOf(thrown)
  return place === undefined ? thrownClass(thrown) : `${thrownClass(thrown)} at ${place}`
}

/** The first line of a stack; the message before it may read like one, and is left aside. */
function placeOf(thrown: unknown): string | undefined {
  try {
    if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return undefined
    const { name, message, stack } = thrown
    const heads = message === '' ? [`${name}\n`, `${name}: \n`] : [`${name}: ${message}\n`]
    const head = heads.find((own) => stack.startsWith(own))
    return head === undefined ? undefined : FRAME.exec(stack.slice(head.length).split('\n', 1)[0]!)?.[1]
  } catch {
    return undefined
  }
}
