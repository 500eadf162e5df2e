import type { DisplayDistribution } from '@driftline/health'
import { shortenApart, toBinText, toNumberText } from '@driftline/view'

import { escapeHtml } from './escape-html.ts'
import { shareText } from './packed/shown-number.ts'

const WIDTH = 320
const HEIGHT = 96
const AXIS_HEIGHT = 16
const ROW_HEIGHT = 15
const NAME_WIDTH = 104
const NAME_LENGTH = 16
const MOST_CATEGORIES = 10

/** Both distributions as bars: upright over value bins of equal width on the page, lying for categories. */
export function renderDistribution(distribution: DisplayDistribution): string {
  const { upper, categories } = distribution
  if (upper !== undefined) return renderBins(distribution, upper)
  return categories === undefined ? '' : renderCategories(distribution, categories)
}

function renderBins({ reference, current }: DisplayDistribution, upper: readonly (number | null)[]): string {
  const step = WIDTH / Math.max(1, upper.length)
  const wide = step * 0.89
  const highest = largest(reference, current)
  const barAt = (share: number, left: number, width: number): Box => {
    const height = (share / highest) * (HEIGHT - 4)
    return { x: left, y: HEIGHT - height, width, height }
  }
  const bars = upper.map((_, bin) => {
    const [was, is] = [reference[bin] ?? 0, current[bin] ?? 0]
    const left = bin * step
    return `<g><title>${escapeHtml(toBinText(upper, bin))}: reference ${shareText(was)}, current ${shareText(is)}</title>\
<rect class="hit" x="${at(left)}" y="0" width="${at(wide)}" height="${HEIGHT}"/>\
${toBar('reference', barAt(was, left, wide))}${toBar('current', barAt(is, left + wide * 0.28, wide * 0.44))}</g>`
  })
  const label = `Share of values in ${upper.length} bins; largest shift ${largestShift(reference, current, (bin) => toBinText(upper, bin))}`
  return `<svg class="bins" viewBox="0 0 ${WIDTH} ${HEIGHT + AXIS_HEIGHT}" role="img" aria-label="${escapeHtml(label)}">\
${bars.join('')}<line x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}"/>${renderEdges(upper, step)}</svg>`
}

function renderEdges(upper: readonly (number | null)[], step: number): string {
  const shown = [0, Math.floor((upper.length - 1) / 2), upper.length - 2].filter(
    (bin, index, all) => bin >= 0 && all.indexOf(bin) === index,
  )
  return shown
    .map((bin) => {
      const edge = upper[bin]
      return edge === null || edge === undefined
        ? ''
        : `<text x="${at((bin + 1) * step)}" y="${HEIGHT + 12}" text-anchor="middle">${toNumberText(edge)}</text>`
    })
    .join('')
}

function renderCategories({ reference, current }: DisplayDistribution, categories: readonly string[]): string {
  const used = categories
    .map((name, index) => ({ name, was: reference[index] ?? 0, is: current[index] ?? 0 }))
    .filter(({ was, is }) => was > 0 || is > 0)
  const shown = used.slice(0, MOST_CATEGORIES)
  const names = shortenApart(
    shown.map(({ name }) => name),
    NAME_LENGTH,
  )
  const scale = (WIDTH - NAME_WIDTH - 4) / largest(reference, current)
  const rows = shown.map(({ name, was, is }, index) => {
    const top = index * ROW_HEIGHT
    return `<g><title>${escapeHtml(name)}: reference ${shareText(was)}, current ${shareText(is)}</title>\
<rect class="hit" x="0" y="${top}" width="${WIDTH}" height="${ROW_HEIGHT}"/>\
<text x="${NAME_WIDTH - 8}" y="${top + 10.5}" text-anchor="end">${escapeHtml(names[index] ?? name)}</text>\
${toBar('reference', { x: NAME_WIDTH, y: top + 1.5, width: was * scale, height: ROW_HEIGHT - 3 })}\
${toBar('current', { x: NAME_WIDTH, y: top + 4.75, width: is * scale, height: ROW_HEIGHT - 9.5 })}</g>`
  })
  const rest = used.length - shown.length
  const more = rest > 0 ? `<text x="${NAME_WIDTH}" y="${shown.length * ROW_HEIGHT + 10}">and ${rest} more</text>` : ''
  const total = shown.length * ROW_HEIGHT + (rest > 0 ? ROW_HEIGHT : 0)
  const label = `Share of values by category; largest shift ${largestShift(reference, current, (index) => categories[index] ?? '')}`
  return `<svg class="bins" viewBox="0 0 ${WIDTH} ${Math.max(total, ROW_HEIGHT)}" role="img" aria-label="${escapeHtml(label)}">${rows.join('')}${more}</svg>`
}

function largestShift(
  reference: readonly number[],
  current: readonly number[],
  toName: (index: number) => string,
): string {
  const shifts = reference.map((was, index) => Math.abs((current[index] ?? 0) - was))
  const index = shifts.indexOf(Math.max(...shifts))
  return `${toName(index)}, from ${shareText(reference[index] ?? 0)} to ${shareText(current[index] ?? 0)}`
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function toBar(kind: 'reference' | 'current', box: Box): string {
  return `<rect class="${kind}" x="${at(box.x)}" y="${at(box.y)}" width="${at(box.width)}" height="${at(box.height)}"/>`
}

function largest(...samples: readonly (readonly number[])[]): number {
  return Math.max(1e-9, ...samples.flat())
}

function at(value: number): string {
  return String(Math.round(value * 100) / 100)
}
