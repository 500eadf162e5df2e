import { closestName } from '@driftline/semconv'
import type { Path, Problem } from '../problem.ts'
import { asMap, listIn, mapIn, problemAt, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Names that are judged like features without being declared. */
const judgedBesideFeatures = ['prediction', 'score']

/** Whether every feature that is named elsewhere is declared, and names that contradict each other. */
export function checkReferences(spec: RawMap): Problem[] {
  const features = mapIn(spec, 'features')
  const privacy = mapIn(spec, 'privacy')
  const snapshot = listIn(privacy, 'snapshot')
  return [
    ...listIn(spec, 'expected').flatMap((item, index) =>
      checkDeclared(
        asMap(item)['feature'],
        ['expected', index, 'feature'],
        [...Object.keys(features), ...judgedBesideFeatures],
      ),
    ),
    ...(['snapshot', 'hash'] as const).flatMap((key) =>
      listIn(privacy, key).flatMap((name, index) =>
        checkDeclared(name, ['privacy', key, index], Object.keys(features)),
      ),
    ),
    ...repeated(snapshot, ['privacy', 'snapshot']),
    ...repeated(listIn(privacy, 'hash'), ['privacy', 'hash']),
    ...listIn(privacy, 'hash').flatMap((name, index) => checkHashed(name, index, { features, snapshot })),
    ...checkThresholds(listIn(mapIn(spec, 'score'), 'thresholds')),
    ...checkColumns(mapIn(spec, 'columns')),
  ]
}

function checkDeclared(name: unknown, path: Path, known: readonly string[]): Problem[] {
  const isAnyDeclared = known.some((feature) => !judgedBesideFeatures.includes(feature))
  if (typeof name !== 'string' || !isAnyDeclared || known.includes(name)) return []
  const closest = closestName(name, known)
  return [
    problemAt(
      path,
      `"${name}" is named here, but "features" does not declare it.`,
      closest ? `Did you mean "${closest}"?` : 'Declare it under features, or remove it here.',
    ),
  ]
}

function checkHashed(
  name: unknown,
  index: number,
  { features, snapshot }: { readonly features: RawMap; readonly snapshot: readonly unknown[] },
): Problem[] {
  if (typeof name !== 'string') return []
  const path = ['privacy', 'hash', index]
  if (snapshot.includes(name))
    return [
      problemAt(
        path,
        `"${name}" is hashed here, but "privacy.snapshot" lets its raw values out.`,
        'Remove it from one of the two.',
      ),
    ]
  return asMap(features[name])['type'] === 'numeric'
    ? [problemAt(path, `"${name}" is numeric; only categories can be hashed.`, 'Remove it here.')]
    : []
}

function checkThresholds(thresholds: readonly unknown[]): Problem[] {
  return thresholds.flatMap((value, index) => {
    const previous = thresholds[index - 1]
    return typeof value === 'number' && typeof previous === 'number' && value <= previous
      ? [
          problemAt(
            ['score', 'thresholds', index],
            `Thresholds must rise, but ${value} follows ${previous}.`,
            'Sort them and keep each once.',
          ),
        ]
      : []
  })
}

function checkColumns(columns: RawMap): Problem[] {
  const seen = new Map<unknown, string>()
  return Object.entries(columns).flatMap(([role, column]) => {
    const other = seen.get(column)
    seen.set(column, role)
    return other !== undefined && typeof column === 'string'
      ? [
          problemAt(
            ['columns', role],
            `The column "${column}" is both "${other}" and "${role}".`,
            'Name another column or remove one of the two.',
          ),
        ]
      : []
  })
}
