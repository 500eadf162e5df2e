import type { DisplayDistribution } from '@driftline/health'
import { largestShiftText, toBinText, toNumberText, toPercentText } from '@driftline/view'
import { scaleBand, scaleLinear } from 'd3-scale'

import { escapeHtml } from './escape-html.ts'

const width = 320
const height = 96
const axisHeight = 16
const rowHeight = 15
const nameWidth = 104
const maxCategories = 10

/** Both distributions as bars: upright over value bins of equal width on the page, lying for categories. */
export function renderDistribution(distribution: DisplayDistribution): string {
  const { upper, categories } = distribution
  if (upper !== undefined) return renderBins(distribution, upper)
  return categories === undefined ? '' : renderCategories(distribution, categories)
}

function renderBins({ reference, current }: DisplayDistribution, upper: readonly (number | null)[]): string {
  const bins = upper.map((_, index) => index)
  const x = scaleBand(bins, [0, width]).paddingInner(0.12)
  const y = scaleLinear([0, largest(reference, current)], [height, 4])
  const wide = x.bandwidth()
  const bars = bins.map((bin) => {
    const [was, is] = [reference[bin] ?? 0, current[bin] ?? 0]
    const left = x(bin) ?? 0
    return `<g><title>${escapeHtml(toBinText(upper, bin))}: reference ${toPercentText(was)}, current ${toPercentText(is)}</title>\
<rect class="hit" x="${at(left)}" y="0" width="${at(wide)}" height="${height}"/>\
${toBar('reference', { x: left, y: y(was), width: wide, height: height - y(was) })}\
${toBar('current', { x: left + wide * 0.28, y: y(is), width: wide * 0.44, height: height - y(is) })}</g>`
  })
  const label = `Share of values in ${bins.length} bins; largest shift ${largestShiftText({ reference, current }, (bin) => toBinText(upper, bin))}`
  return `<svg class="bins" viewBox="0 0 ${width} ${height + axisHeight}" role="img" aria-label="${escapeHtml(label)}">\
${bars.join('')}<line x1="0" x2="${width}" y1="${height}" y2="${height}"/>${renderEdges(upper, x.step())}</svg>`
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
        : `<text x="${at((bin + 1) * step)}" y="${height + 12}" text-anchor="middle">${toNumberText(edge)}</text>`
    })
    .join('')
}

function renderCategories({ reference, current }: DisplayDistribution, categories: readonly string[]): string {
  const used = categories
    .map((name, index) => ({ name, was: reference[index] ?? 0, is: current[index] ?? 0 }))
    .filter(({ was, is }) => was > 0 || is > 0)
  const shown = used.slice(0, maxCategories)
  const x = scaleLinear([0, largest(reference, current)], [0, width - nameWidth - 4])
  const rows = shown.map(({ name, was, is }, index) => {
    const top = index * rowHeight
    return `<g><title>${escapeHtml(name)}: reference ${toPercentText(was)}, current ${toPercentText(is)}</title>\
<rect class="hit" x="0" y="${top}" width="${width}" height="${rowHeight}"/>\
<text x="${nameWidth - 8}" y="${top + 10.5}" text-anchor="end">${escapeHtml(shorten(name))}</text>\
${toBar('reference', { x: nameWidth, y: top + 1.5, width: x(was), height: rowHeight - 3 })}\
${toBar('current', { x: nameWidth, y: top + 4.75, width: x(is), height: rowHeight - 9.5 })}</g>`
  })
  const rest = used.length - shown.length
  const more = rest > 0 ? `<text x="${nameWidth}" y="${shown.length * rowHeight + 10}">and ${rest} more</text>` : ''
  const total = shown.length * rowHeight + (rest > 0 ? rowHeight : 0)
  const label = `Share of values by category; largest shift ${largestShiftText({ reference, current }, (index) => categories[index] ?? '')}`
  return `<svg class="bins" viewBox="0 0 ${width} ${Math.max(total, rowHeight)}" role="img" aria-label="${escapeHtml(label)}">${rows.join('')}${more}</svg>`
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

const characters = new Intl.Segmenter('en')

function shorten(name: string): string {
  const parts = [...characters.segment(name)].map(({ segment }) => segment)
  return parts.length > 16 ? `${parts.slice(0, 15).join('')}…` : name
}

function at(value: number): string {
  return String(Math.round(value * 100) / 100)
}
