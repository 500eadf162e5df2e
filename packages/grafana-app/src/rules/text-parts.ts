/** As much of what is alike as is shown on either side of a difference. */
const SHOWN_CHARACTERS = 40
/** What words and numbers are made of: one that differs in a character is another one. */
const WORD_CHARACTER = /[\w.]/

/** A text that differs from another: only what is alike is shortened. */
export interface TextParts {
  readonly before: string
  readonly differing: string
  readonly after: string
}

/** Both sides of a change, each with the words that differ from the other. */
export function textParts(installed: string, wanted: string): readonly [TextParts, TextParts] {
  const start = alikeCount(installed, wanted)
  const end = alikeCount(reversed(installed.slice(start)), reversed(wanted.slice(start)))
  return [partsOf(installed, start, end), partsOf(wanted, start, end)]
}

/** @returns characters up to the first word that differs */
function alikeCount(a: string, b: string): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1
  while (count > 0 && WORD_CHARACTER.test(a[count - 1] ?? '')) count -= 1
  return count
}

function reversed(text: string): string {
  return text.split('').toReversed().join('')
}

function partsOf(text: string, start: number, end: number): TextParts {
  const [before, after] = [text.slice(0, start), text.slice(text.length - end)]
  return {
    before: before.length > SHOWN_CHARACTERS ? `…${before.slice(-SHOWN_CHARACTERS)}` : before,
    differing: text.slice(start, text.length - end),
    after: after.length > SHOWN_CHARACTERS ? `${after.slice(0, SHOWN_CHARACTERS)}…` : after,
  }
}
