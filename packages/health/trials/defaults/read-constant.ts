/** Where a number stands in the code. */
export interface ConstantPlace {
  /** From the root of the repository. */
  readonly file: string
  readonly name: string
  /** Of a constant with several numbers, which. */
  readonly part?: string
}

/**
 * Reads a constant from its source: numbers, products and quotients, other constants of the same file, and natural
 * logarithms. What the page says is thus what the code says, also where a constant is nobody else's business.
 *
 * @throws Error where the constant is not there or is anything else.
 */
export function readConstant(source: string, { file, name, part }: ConstantPlace): number {
  const text = new RegExp(`^(?:export )?const ${name}(?:: [^=]+)? = (.+?)(?: as const)?$`, 'm').exec(source)?.[1]
  if (text === undefined)
    throw new Error(`${file} has no constant ${name} on a line of its own: correct the table of defaults.`)
  const own = part === undefined ? text : new RegExp(`\\b${part}: ([^,}]+)`).exec(text)?.[1]?.trim()
  const value = own === undefined ? NaN : evaluate(own, (other) => readConstant(source, { file, name: other }))
  if (Number.isFinite(value)) return value
  throw new Error(`${name}${part === undefined ? '' : `.${part}`} of ${file} is no number that can be read: ${text}`)
}

function evaluate(text: string, lookUp: (name: string) => number): number {
  const [first = '', ...rest] = text.split(/\s*([*/])\s*/)
  let value = factor(first, lookUp)
  for (let i = 0; i < rest.length; i += 2) {
    const by = factor(rest[i + 1]!, lookUp)
    value = rest[i] === '*' ? value * by : value / by
  }
  return value
}

function factor(text: string, lookUp: (name: string) => number): number {
  const logarithm = /^Math\.log\((.+)\)$/.exec(text)?.[1]
  if (logarithm !== undefined) return Math.log(factor(logarithm, lookUp))
  return /^[A-Z][A-Z0-9_]*$/.test(text) ? lookUp(text) : Number(text.replaceAll('_', ''))
}
