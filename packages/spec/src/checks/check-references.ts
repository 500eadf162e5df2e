import { closestName } from '@driftline/semconv'
import type { Path, Problem } from '../problem.ts'
import { asMap, listIn, mapIn, problemAt } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Names that are judged like features without being declared. */
const judgedBesideFeatures = ['prediction', 'score']

/** Whether every feature that is named elsewhere is declared, and names that contradict each other. */
export function checkReferences(spec: RawMap): Problem[] {
  const features = mapIn(spec, 'features')
  return [
    ...listIn(spec, 'expected').flatMap((item, index) =>
      checkDeclared(
        asMap(item)['feature'],
        ['expected', index, 'feature'],
        [...Object.keys(features), ...judgedBesideFeatures],
      ),
    ),
    ...checkThresholds(listIn(mapIn(spec, 'score'), 'thresholds')),
    ...checkColumns(mapIn(spec, 'columns')),
  ]
}

/** A feature that is named but not declared, where any is. @param known names it may have */
export function checkDeclared(name: unknown, path: Path, known: readonly string[]): Problem[] {
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
