/** Keys and indices from the root of the document. */
export type Path = readonly (string | number)[]

/** A problem before its place in the text is known. */
export interface Problem {
  readonly path: Path
  /** Whether the key or its value is to blame. */
  readonly at: 'key' | 'value'
  readonly message: string
  readonly hint: string
}

/** Path in the user's notation: `segments.dimensions[0].name`. */
export function renderPath(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${stepText(step)}`))
    .join('')
}

function stepText(step: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(step) ? step : `"${step}"`
}
