/** Keeps the line whole at the edges, px. */
const MARGIN = 1

/** Size of a drawing, px. */
interface Size {
  readonly width: number
  readonly height: number
}

/** The path of a line through values at even distances; zero is at the foot, the greatest at the top. @param values two or more */
export function sparklinePath(values: readonly number[], { width, height }: Size): string {
  const greatest = Math.max(...values)
  const x = (i: number): number => MARGIN + (i / (values.length - 1)) * (width - 2 * MARGIN)
  const y = (value: number): number => height - MARGIN - (greatest > 0 ? value / greatest : 0) * (height - 2 * MARGIN)
  return values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('')
}
