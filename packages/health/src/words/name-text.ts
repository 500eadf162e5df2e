import { readCategoryLabel } from '@driftline/profile'

/** Characters of a name in a sentence. */
const MOST_CHARACTERS = 40
/** Control and format characters, line and paragraph separators, lone surrogates: what would move or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** A text that somebody else wrote, on one line, without what would hide or turn text, cut after 40 characters or `most`. */
export function inertText(text: string, most = MOST_CHARACTERS): string {
  const plain = text.replaceAll(UNSEEN, '�').replaceAll('`', 'ˋ')
  const characters = Array.from(plain.slice(0, 2 * most + 2))
  if (characters.length <= most && plain.length <= 2 * most) return plain
  return `${characters.slice(0, most).join('')}…`
}

/** A name between backticks. */
export function nameText(name: string): string {
  return `\`${inertText(name)}\``
}

/** What a category of a chart is called in a sentence. */
export function categoryText(label: string): string {
  const read = readCategoryLabel(label)
  switch (read.kind) {
    case 'name':
      return nameText(read.name)
    case 'bucket':
      return `hash bucket ${String(read.bucket).padStart(2, '0')}`
    case 'other':
      return 'all others'
  }
}

/** A name with the text of its figures behind it: one that ends in a number is kept apart from them. */
export function figuredName(label: string, figures: string): string {
  const isNumbered = readCategoryLabel(label).kind === 'bucket'
  return `${categoryText(label)}${isNumbered ? ':' : ''} ${figures}`
}

/** A segment. */
export function segmentText({ name, value }: { readonly name: string; readonly value: string }): string {
  return `${inertText(name)}=${inertText(value)}`
}
