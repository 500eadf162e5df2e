import {
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
} from '@driftline/semconv'
import type { Path, Problem } from '../problem.ts'
import { asMap, listIn, mapIn, problemAt, problemOf, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Names that mean something of their own on every series. */
export const reservedNames: readonly string[] = [
  ML_FEATURE_NAME_VALUE_ALL,
  ML_FEATURE_NAME_VALUE_OTHER,
  ML_FEATURE_NAME_VALUE_PREDICTION,
  ML_FEATURE_NAME_VALUE_SCORE,
]

/** Fields that only numbers have. */
export const numericOnly: readonly string[] = ['min', 'max', 'discrete']

/** Reserved names and contradictions inside each feature. */
export function checkFeatures(spec: RawMap): Problem[] {
  return Object.entries(mapIn(spec, 'features')).flatMap(([name, value]) => checkFeature(name, asMap(value)))
}

function checkFeature(name: string, feature: RawMap): Problem[] {
  const path = ['features', name]
  return [
    ...checkName(name, path),
    ...checkBounds(feature, path),
    ...checkType(feature, path),
    ...repeated(listIn(feature, 'values'), [...path, 'values']),
    ...repeated(listIn(feature, 'special'), [...path, 'special']),
  ]
}

function checkName(name: string, path: Path): Problem[] {
  if (name === '__proto__') return [problemOf(path, `"${name}" cannot be the name of a feature.`, 'Rename it.')]
  return reservedNames.includes(name)
    ? [
        problemOf(
          path,
          `"${name}" is a reserved name, so no feature may have it; reserved are ${reservedNames.join(', ')}.`,
          `Rename the feature, e.g. to "${name}_value".`,
        ),
      ]
    : []
}

function checkBounds({ min, max }: RawMap, path: Path): Problem[] {
  return typeof min === 'number' && typeof max === 'number' && min > max
    ? [problemAt([...path, 'max'], `"max" is ${max}, which is below "min", ${min}.`, 'Swap them or correct one.')]
    : []
}

function checkType(feature: RawMap, path: Path): Problem[] {
  if (feature['type'] === 'numeric' && 'values' in feature)
    return [
      problemOf(
        [...path, 'values'],
        'A numeric feature has no list of values.',
        'Write type: categorical, or give min and max instead.',
      ),
    ]
  if (feature['type'] !== 'categorical') return []
  return numericOnly
    .filter((key) => key in feature)
    .map((key) =>
      problemOf(
        [...path, key],
        `A categorical feature has no "${key}".`,
        'Write type: numeric, or list its values instead.',
      ),
    )
}
