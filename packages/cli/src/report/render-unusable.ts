import type { CellFacts } from './packed/cell-facts.ts'
import { percentText } from './packed/shown-number.ts'

/** The rows that held no usable value, as a bar with its figures: missing, then invalid; nothing where they are not counted. */
export function renderUnusable({ missing, invalid }: Pick<CellFacts, 'missing' | 'invalid'>): string {
  if (missing === null && invalid === null) return ''
  const parts = [
    ['missing', missing ?? 0],
    ['invalid', invalid ?? 0],
  ] as const
  const words = parts.flatMap(([name, percent]) => (percent === 0 ? [] : [`${percentText(percent)} ${name}`]))
  if (words.length === 0) return '<span class="unusable nothing"><small>none</small></span>'
  const bars = parts.map(([name, percent]) => `<i class="${name}" style="width:${widthOf(percent)}%"></i>`)
  return `<span class="unusable"><i>${bars.join('')}</i><small>${words.join(', ')}</small></span>`
}

/** What is there is seen. */
function widthOf(percent: number): number {
  return percent === 0 ? 0 : Math.max(3, Math.min(100, Math.round(percent)))
}
