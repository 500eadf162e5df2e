/** A row of a model: features by name, and three dimensions. */
export type Row = Readonly<Record<string, number | string>>

/** Seven features in ten numeric, three categorical, as in the field; the same seed gives the same rows. */
export function makeRows(featureCount: number): readonly Row[] {
  let state = 42
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: 512 }, (_, row) => ({
    ...Object.fromEntries(
      Array.from({ length: featureCount }, (_, i) => [
        `feature_${i}`,
        i % 10 < 7
          ? Math.exp(random() * 6 - 3) * (i % 5 === 0 && random() < 0.5 ? -1 : 1)
          : `category ${Math.floor(random() * 12)}`,
      ]),
    ),
    weekday: `day ${row % 7}`,
    region: `region ${row % 5}`,
    tier: `tier ${row % 3}`,
  }))
}

/** A profile of those features. */
export function makeProfile(featureCount: number): object {
  const categories = Object.fromEntries(Array.from({ length: 12 }, (_, c) => [`category ${c}`, 1]))
  const features = Array.from({ length: featureCount }, (_, i) => [
    `feature_${i}`,
    i % 10 < 7
      ? { type: 'numeric', zeroThreshold: 2 ** -10, guard: { lower: -100, upper: 100 } }
      : { type: 'categorical', categories },
  ])
  return { format: 'driftline.profile/v1', id: 'sha256:bench', features: Object.fromEntries(features) }
}
