/** A block of TypeScript that shows what its lines give, made to print it. */
export interface ShownValues {
  /** The block, with every expression that is followed by `// => value` printed. */
  readonly code: string
  /** Lines it must print, in their order; `…` at the end of one stands for the rest of the line. */
  readonly expected: readonly string[]
  /** Whether it may print more, which `// => …` says at the end. */
  readonly isOpen: boolean
}

const BESIDE = /^(?<expression>[\w.]+(?:\(.*\)|\b.*?)) \/\/ => (?<value>.*)$/
const BELOW = /^\/\/ => (?<value>.*)$/
const CALL = /^(?!console\.|for |if |else |await |import |const )[\w.]+\(.*\)$/

/** Reads `expression // => value`, and lines `// => value` below an expression or what the block prints itself. */
export function shownValues(block: string): ShownValues {
  const code: string[] = []
  const expected: string[] = []
  for (const line of block.split('\n')) {
    const beside = line.startsWith('console.') ? undefined : BESIDE.exec(line)?.groups
    const below = BELOW.exec(line)?.groups?.['value']
    const [before = ''] = code.slice(-1)
    if (beside) {
      code.push(printed(beside['expression']!))
      expected.push(beside['value']!)
    } else if (below === undefined) code.push(line)
    else {
      if (CALL.test(before)) code.splice(-1, 1, printed(before))
      expected.push(below)
    }
  }
  const isOpen = expected.at(-1) === '…'
  return { code: `${IMPORT}${code.join('\n')}`, expected: isOpen ? expected.slice(0, -1) : expected, isOpen }
}

const IMPORT = "import { inspect as $inspect } from 'node:util'\n"

function printed(expression: string): string {
  return `console.log($inspect(${expression}))`
}

/** Whether a text is what is shown, in which `…` stands for anything within a line. */
export function isAsShown(text: string, shown: string): boolean {
  const [first = '', ...others] = shown.split('…')
  if (!text.startsWith(first)) return false
  if (others.length === 0) return text === shown
  let from = first.length
  for (const part of others) {
    const found = part === '' ? from : text.indexOf(part, from)
    if (found === -1) return false
    from = found + part.length
  }
  return others.at(-1) === '' || text.endsWith(others.at(-1) ?? '')
}
