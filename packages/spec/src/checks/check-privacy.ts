import { ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE } from '@driftline/semconv'
import type { Path, Problem } from '../problem.ts'
import { numericOnly } from './check-features.ts'
import { checkDeclared } from './check-references.ts'
import { asMap, listIn, mapIn, problemAt, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** What a model answers, which spans may show where it is listed. */
const outputs: readonly string[] = [ML_FEATURE_NAME_VALUE_PREDICTION, ML_FEATURE_NAME_VALUE_SCORE]

/** Whether what may leave the service is declared, and hidden nowhere that it is shown elsewhere. */
export function checkPrivacy(spec: RawMap): Problem[] {
  const declared = Object.keys(mapIn(spec, 'features'))
  const snapshot = listIn(mapIn(spec, 'privacy'), 'snapshot')
  const hash = listIn(mapIn(spec, 'privacy'), 'hash')
  const shown = { ...shownBy(spec), snapshot }
  const known = declared.length > 0 ? [...declared, ...outputs] : []
  return [
    ...snapshot.flatMap((name, index) => checkDeclared(name, ['privacy', 'snapshot', index], known)),
    ...hash.flatMap((name, index) => checkDeclared(name, ['privacy', 'hash', index], declared)),
    ...repeated(snapshot, ['privacy', 'snapshot']),
    ...repeated(hash, ['privacy', 'hash']),
    ...hash.flatMap((name, index) => checkHashed(name, index, { features: mapIn(spec, 'features'), ...shown })),
  ]
}

interface Shown {
  readonly features: RawMap
  readonly snapshot: readonly unknown[]
  readonly dimensions: readonly unknown[]
}

function shownBy(spec: RawMap): Pick<Shown, 'dimensions'> {
  const dimensions = listIn(mapIn(spec, 'segments'), 'dimensions')
  return { dimensions: dimensions.map((item) => (typeof item === 'string' ? item : asMap(item)['name'])) }
}

function checkHashed(name: unknown, index: number, { features, snapshot, dimensions }: Shown): Problem[] {
  if (typeof name !== 'string') return []
  const path: Path = ['privacy', 'hash', index]
  const contradiction = (message: string): Problem[] => [problemAt(path, message, 'Remove it from one of the two.')]
  if (snapshot.includes(name))
    return contradiction(`"${name}" is hashed here, but "privacy.snapshot" lets its raw values out.`)
  if (dimensions.includes(name))
    return contradiction(`"${name}" is hashed here, but as a dimension of "segments" its values go out by name.`)
  if (outputs.includes(name))
    return [problemAt(path, `"${name}" is what the model answers; only features can be hashed.`, 'Remove it here.')]
  const feature = asMap(features[name])
  return feature['type'] === 'numeric' || numericOnly.some((key) => Object.hasOwn(feature, key))
    ? [problemAt(path, `"${name}" is numeric; only categories can be hashed.`, 'Remove it here.')]
    : []
}
