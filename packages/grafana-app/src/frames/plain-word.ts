/** A word of the contract as people read it, e.g. `new category` for `new_category`. */
export function plainWord(word: string): string {
  return word.replaceAll('_', ' ')
}
