import type { AlignedHistograms } from '@driftline/statistics'

/** Quantiles of a window that a chart shows. */
export interface WindowQuantiles {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** Quantiles of the current side of a comparison, linear inside a bin; undefined without rows. */
export function currentQuantiles({ edges, current }: AlignedHistograms): WindowQuantiles | undefined {
  const total = current.reduce((a, b) => a + b, 0)
  if (total === 0) return undefined
  const at = (p: number): number => {
    let below = 0
    for (const [bin, count] of current.entries()) {
      if (count > 0 && below + count >= p * total)
        return within(edges[bin]!, edges[bin + 1]!, (p * total - below) / count)
      below += count
    }
    return edges.at(-1)!
  }
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}

function within(lower: number, upper: number, share: number): number {
  if (!Number.isFinite(lower)) return upper
  if (!Number.isFinite(upper)) return lower
  return lower + (upper - lower) * Math.max(0, share)
}
