import { shortenMiddle } from './shorten-middle.ts'

/**
 * Names that fit and are told apart: the middle is left out, and what names have in common before that where they would read
 * the same. Names that stay the same even so are whole.
 *
 * @param maxLength most characters as a reader counts them; less than 3 is 3.
 * @returns one text for each name, in their order.
 */
export function shortenApart(names: readonly string[], maxLength: number): readonly string[] {
  const short = new Map([...new Set(names)].map((name) => [name, shortenMiddle(name, maxLength)]))
  for (const alike of alikeIn(short)) {
    const common = Math.max(0, commonStart(alike) - LEFT_BEFORE)
    for (const name of alike) short.set(name, shortenMiddle(`…${name.slice(common)}`, maxLength))
  }
  for (const alike of alikeIn(short)) for (const name of alike) short.set(name, name)
  return names.map((name) => short.get(name) ?? name)
}

/** Characters before the first difference that still stand. */
const LEFT_BEFORE = 2

/** Names that have the same text, where several have. */
function alikeIn(short: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const namesOf = new Map<string, string[]>()
  for (const [name, text] of short) namesOf.set(text, [...(namesOf.get(text) ?? []), name])
  return [...namesOf.values()].filter(({ length }) => length > 1)
}

function commonStart(names: readonly string[]): number {
  const [first = '', ...others] = names
  let length = 0
  while (length < first.length && others.every((name) => name[length] === first[length])) length += 1
  return length
}
