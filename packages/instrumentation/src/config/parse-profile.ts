/** What instrumentation needs of a reference profile: the grid and the names, not the counts. */
export interface ProfileView {
  readonly id: string
  readonly modelName: string | undefined
  readonly features: ReadonlyMap<string, ProfileFeature>
}

export interface ProfileFeature {
  readonly type: 'numeric' | 'categorical' | undefined
  readonly zeroThreshold: number
  readonly guard: { readonly lower: number; readonly upper: number } | undefined
  /** Edges of a score's histogram, rising. */
  readonly bounds: readonly number[] | undefined
  /** Known names, the most frequent first. */
  readonly categories: readonly string[] | undefined
}

const FORMAT = 'driftline.profile/v1'

/**
 * Reads a profile from parsed JSON; whatever does not look as expected in a feature is left out.
 *
 * @returns the profile, or the reason why it cannot be used
 */
export function parseProfile(json: unknown): ProfileView | string {
  const profile = asRecord(json)
  if (!profile) return `a profile is a JSON object, not ${json === null ? 'null' : typeof json}`
  if (profile['format'] !== FORMAT)
    return `found format ${JSON.stringify(profile['format'])}, this version reads ${FORMAT}; build the profile anew or update @driftline/instrumentation`
  if (typeof profile['id'] !== 'string') return 'the profile has no id; build it anew with driftline profile build'
  const modelName = asRecord(profile['model'])?.['name']
  return {
    id: profile['id'],
    modelName: typeof modelName === 'string' ? modelName : undefined,
    features: new Map(Object.entries(asRecord(profile['features']) ?? {}).map(([name, f]) => [name, parseFeature(f)])),
  }
}

function parseFeature(json: unknown): ProfileFeature {
  const feature = asRecord(json) ?? {}
  const type = feature['type'] === 'numeric' || feature['type'] === 'categorical' ? feature['type'] : undefined
  const threshold = feature['zeroThreshold']
  const categories = asRecord(feature['categories'])
  return {
    type,
    zeroThreshold: typeof threshold === 'number' && threshold >= 0 && threshold < Infinity ? threshold : 0,
    guard: parseGuard(feature['guard']),
    bounds: parseBounds(feature['bounds']),
    categories: categories && byFrequency(categories),
  }
}

/** Beyond this a histogram costs more than it tells. */
const MOST_BOUNDS = 1024

function parseBounds(json: unknown): readonly number[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || json.length > MOST_BOUNDS) return undefined
  const bounds: readonly unknown[] = json
  const isRising = bounds.every(
    (bound, i) => typeof bound === 'number' && (i === 0 || bound > (bounds[i - 1] as number)) && Number.isFinite(bound),
  )
  return isRising ? (bounds as readonly number[]) : undefined
}

function parseGuard(json: unknown): ProfileFeature['guard'] {
  const guard = asRecord(json)
  const [lower, upper] = [guard?.['lower'], guard?.['upper']]
  return typeof lower === 'number' && typeof upper === 'number' && lower <= upper ? { lower, upper } : undefined
}

function byFrequency(counts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(counts)
    .map(([name, count]) => ({ name, count: typeof count === 'number' ? count : 0 }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}
