/** Names as one choice of the address, apart by commas; those in a name are escaped. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => (name === '' ? EMPTY : name.replaceAll('~', '~7E').replaceAll(',', '~2C'))).join(',')
}

/** The names that a choice of the address stands for. */
export function splitNames(choice: string): readonly string[] {
  if (choice === '') return []
  return choice.split(',').map((name) => (name === EMPTY ? '' : name.replaceAll('~2C', ',').replaceAll('~7E', '~')))
}

/** Stands for no name at all. */
const EMPTY = '~'
