const SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 }

/** A duration as the ruler writes intervals, such as `1m` or `1m30s`. @returns seconds, 0 where it is none */
export function parseRulerSeconds(text: string): number {
  return [...text.matchAll(/(\d+)([wdhms])/g)].reduce((sum, [, count, unit = '']) => {
    return sum + Number(count) * (SECONDS[unit] ?? 0)
  }, 0)
}
