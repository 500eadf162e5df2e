/**
 * The known name a misspelt one was probably meant to be.
 *
 * @returns the name with the fewest edits, at most a third of its length and 1 for names of 3 to 5 characters; undefined when none is near.
 * @see Levenshtein 1966, "Binary codes capable of correcting deletions, insertions and reversals"
 * @example closestName('referenzes', ['features', 'references']) // => 'references'
 */
export function closestName(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let bestEdits = Infinity
  for (const candidate of known) {
    const edits = editCount(name.slice(0, 100).toLowerCase(), candidate.toLowerCase())
    if (edits < bestEdits && edits <= mostEdits(candidate)) {
      best = candidate
      bestEdits = edits
    }
  }
  return best
}

function mostEdits({ length }: string): number {
  return length < 3 ? 0 : Math.max(1, Math.floor(length / 3))
}

function editCount(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const swap = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
