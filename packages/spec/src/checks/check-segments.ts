import { closestName } from '@driftline/semconv'
import type { Path, Problem } from '../problem.ts'
import { reservedNames } from './check-features.ts'
import { asMap, listIn, mapIn, problemAt, problemOf, repeated } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Names of attributes that say which segment a point belongs to; a dimension of that name would overwrite them on spans. */
const attributeNames = ['name', 'value']

interface Dimension {
  readonly name: string
  readonly values: readonly string[] | undefined
  readonly path: Path
}

/** Names of dimensions, and whether what is pinned exists. */
export function checkSegments(spec: RawMap): Problem[] {
  const segments = mapIn(spec, 'segments')
  const dimensions = listIn(segments, 'dimensions').flatMap((item, index) => readDimension(item, index))
  return [
    ...dimensions.flatMap((dimension, index) => checkDimension(dimension, dimensions.slice(0, index))),
    ...listIn(segments, 'pin').flatMap((pin, index) => checkPin(asMap(pin), ['segments', 'pin', index], dimensions)),
  ]
}

function readDimension(item: unknown, index: number): Dimension[] {
  const path = ['segments', 'dimensions', index]
  if (typeof item === 'string') return [{ name: item, values: undefined, path }]
  const { name, values } = asMap(item)
  if (typeof name !== 'string') return []
  return [{ name, values: Array.isArray(values) ? values.map(String) : undefined, path: [...path, 'name'] }]
}

function checkDimension({ name, values = [], path }: Dimension, earlier: readonly Dimension[]): Problem[] {
  const problems = repeated(values, [...path.slice(0, 3), 'values'])
  if ([...reservedNames, ...attributeNames].includes(name))
    problems.push(
      problemAt(path, `"${name}" is a reserved name, so no dimension may have it.`, 'Rename the dimension.'),
    )
  if (earlier.some((other) => other.name === name))
    problems.push(problemAt(path, `The dimension "${name}" is there twice.`, 'Keep one of the two.'))
  const reserved = values.findIndex((value) => value === 'all' || value === 'other')
  if (reserved !== -1)
    problems.push(
      problemAt(
        [...path.slice(0, 3), 'values', reserved],
        `"${values[reserved]}" is a reserved value: "all" is every row and "other" what is not listed.`,
        'Rename the value.',
      ),
    )
  return problems
}

function checkPin(pin: RawMap, path: Path, dimensions: readonly Dimension[]): Problem[] {
  const entries = Object.entries(pin)
  if (entries.length !== 1)
    return [
      problemAt(
        path,
        `A pin names one dimension and one value, but this one has ${entries.length}.`,
        'Write each as its own entry, e.g. {season: winter}; a segment is one dimension.',
      ),
    ]
  return entries.flatMap(([name, value]) => {
    const dimension = dimensions.find((candidate) => candidate.name === name)
    if (!dimension) return [unknownDimension(name, path, dimensions)]
    const { values } = dimension
    if (!values || values.includes(String(value))) return []
    const closest = closestName(String(value), values)
    return [
      problemAt(
        [...path, name],
        `The dimension "${name}" has no value "${String(value)}".`,
        closest ? `Did you mean "${closest}"?` : `It has ${values.join(', ')}.`,
      ),
    ]
  })
}

function unknownDimension(name: string, path: Path, dimensions: readonly Dimension[]): Problem {
  const closest = closestName(
    name,
    dimensions.map((dimension) => dimension.name),
  )
  return problemOf(
    [...path, name],
    `"${name}" is pinned, but no dimension has this name.`,
    closest ? `Did you mean "${closest}"?` : 'Add it to segments.dimensions.',
  )
}
