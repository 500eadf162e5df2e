/** The text format a scraper gets. */
export interface ExpositionFormat {
  readonly openMetrics: boolean
  readonly contentType: string
}

const OPEN_METRICS_TYPE = 'application/openmetrics-text'
const TEXT: ExpositionFormat = { openMetrics: false, contentType: 'text/plain; version=0.0.4; charset=utf-8' }
const OPEN_METRICS: ExpositionFormat = {
  openMetrics: true,
  contentType: `${OPEN_METRICS_TYPE}; version=1.0.0; charset=utf-8`,
}

/**
 * Chooses the format for an Accept header: OpenMetrics when it is named in version 1.0.0 (or none) and not liked less
 * than `text/plain`; else the Prometheus text format, which everybody reads.
 * @param accept value of the header, `undefined` when it is absent.
 */
export function chooseExpositionFormat(accept: string | undefined): ExpositionFormat {
  const ranges = (accept ?? '').split(',').map(parseRange)
  const openMetrics = bestQuality(
    ranges,
    ({ type, version = '1.0.0' }) => type === OPEN_METRICS_TYPE && version === '1.0.0',
  )
  const text = bestQuality(ranges, ({ type }) => type === 'text/plain')
  return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT
}

interface MediaRange {
  readonly type: string
  readonly quality: number
  readonly version: string | undefined
}

function parseRange(range: string): MediaRange {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const parameter = (name: string): string | undefined =>
    parameters.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1)
  return { type, quality: Number(parameter('q') ?? 1), version: parameter('version') }
}

function bestQuality(ranges: readonly MediaRange[], matches: (range: MediaRange) => boolean): number {
  return Math.max(0, ...ranges.filter(matches).map(({ quality }) => quality))
}
