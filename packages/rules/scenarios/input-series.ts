/** Samples of a series, in promtool's notation. */
export interface InputSeries {
  readonly series: string
  readonly values: string
}

/** A sample; none where the series is scraped without it, `stale` where it ends. */
export type Sample = number | undefined | 'stale'

/** Samples as short as promtool's notation allows: `0+10x60` for a straight line. */
export function encodeSamples(samples: readonly Sample[]): string {
  const parts: string[] = []
  for (let i = 0; i < samples.length;) {
    const { text, length } = encodeRun(samples, i)
    parts.push(text)
    i += length
  }
  return parts.join(' ')
}

function encodeRun(samples: readonly Sample[], from: number): { readonly text: string; readonly length: number } {
  const first = samples[from]
  if (typeof first !== 'number') {
    const length = countWhile(samples, from, (sample) => sample === first)
    return first === 'stale' ? { text: 'stale', length } : { text: `_x${length}`, length }
  }
  const second = samples[from + 1]
  if (typeof second !== 'number') return { text: String(first), length: 1 }
  const slope = second - first
  const length = countWhile(samples, from, (sample, k) => sample === first + k * slope)
  return { text: `${first}${slope < 0 ? '-' : '+'}${Math.abs(slope)}x${length - 1}`, length }
}

function countWhile(samples: readonly Sample[], from: number, isPart: (sample: Sample, k: number) => boolean): number {
  let length = 1
  while (from + length < samples.length && isPart(samples[from + length], length)) length += 1
  return length
}
