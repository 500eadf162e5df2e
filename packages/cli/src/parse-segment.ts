import { InvalidArgumentError } from 'commander'

/** One segment, as it is asked for on the command line: a dimension and its value, neither empty. */
export function parseSegment(text: string): { readonly name: string; readonly value: string } {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (name !== undefined && value !== undefined) return { name, value }
  throw new InvalidArgumentError(`write a dimension and its value, e.g. region=west; found "${text}".`)
}
