/** How every one of some new names is a known one written otherwise. */
export type SpellingGuess =
  | { readonly kind: 'upper_case' | 'lower_case' | 'other_case' | 'spaces' }
  /** Something stands in front of, or behind, every name, or no longer does. */
  | { readonly kind: 'prefix' | 'suffix' | 'no_prefix' | 'no_suffix'; readonly affix: string }

/** Names of a text column are many, and many new ones are no spelling. */
const MOST_NAMES = 1000
/** Longest text that is taken for something put before or behind a name. */
const LONGEST_AFFIX = 40

/**
 * Guesses from the names alone why some are new: another case, spaces around them, or one and the same text before or
 * behind. Only what holds for every new name is said.
 *
 * @returns undefined where no single change of known names gives all new ones.
 * @example guessSpelling(['DE', 'FR'], ['de', 'fr', 'it']) // => { kind: 'upper_case' }
 */
export function guessSpelling(unseen: readonly string[], known: readonly string[]): SpellingGuess | undefined {
  if (unseen.length === 0 || unseen.length > MOST_NAMES) return undefined
  return caseOf(unseen, known) ?? spacesOf(unseen, known) ?? affixOf(unseen, new Set(known))
}

function caseOf(unseen: readonly string[], known: readonly string[]): SpellingGuess | undefined {
  const folded = new Set(known.map((name) => name.toLowerCase()))
  if (!unseen.every((name) => folded.has(name.toLowerCase()))) return undefined
  if (unseen.every((name) => name === name.toUpperCase())) return { kind: 'upper_case' }
  return { kind: unseen.every((name) => name === name.toLowerCase()) ? 'lower_case' : 'other_case' }
}

function spacesOf(unseen: readonly string[], known: readonly string[]): SpellingGuess | undefined {
  const trimmed = new Set(known.map((name) => name.trim()))
  return unseen.every((name) => trimmed.has(name.trim())) ? { kind: 'spaces' } : undefined
}

/** One name alone proves no affix: `bus` is no `us` with something before it. */
function affixOf(unseen: readonly string[], known: ReadonlySet<string>): SpellingGuess | undefined {
  if (unseen.length < 2) return undefined
  const first = unseen[0]!
  for (const name of known) {
    for (const guess of affixesBetween(name, first))
      if (unseen.every((other) => known.has(without(other, guess)))) return guess
  }
  return undefined
}

type Affix = Extract<SpellingGuess, { readonly affix: string }>

function affixesBetween(name: string, found: string): readonly Affix[] {
  const [shorter, longer] = found.length > name.length ? [name, found] : [found, name]
  const length = longer.length - shorter.length
  if (shorter === '' || length === 0 || length > LONGEST_AFFIX) return []
  const isAdded = longer === found
  const before = longer.endsWith(shorter)
    ? [{ kind: isAdded ? 'prefix' : 'no_prefix', affix: longer.slice(0, length) } as const]
    : []
  const behind = longer.startsWith(shorter)
    ? [{ kind: isAdded ? 'suffix' : 'no_suffix', affix: longer.slice(-length) } as const]
    : []
  return [...before, ...behind]
}

/** The known name that a new one would be, the change undone; a text that is no name where it cannot be undone. */
function without(name: string, { kind, affix }: Affix): string {
  switch (kind) {
    case 'prefix':
      return name.startsWith(affix) ? name.slice(affix.length) : ''
    case 'suffix':
      return name.endsWith(affix) ? name.slice(0, -affix.length) : ''
    case 'no_prefix':
      return affix + name
    case 'no_suffix':
      return name + affix
  }
}
