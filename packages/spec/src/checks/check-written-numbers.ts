import type { Path, Problem } from '../problem.ts'
import { asMap, listIn, mapIn, problemAt } from './raw-spec.ts'
import type { RawMap } from './raw-spec.ts'

/** Categories written as numbers whose text YAML would change: `1.0` becomes 1, `007` becomes 7. */
export function checkWrittenNumbers(spec: RawMap, textAt: (path: Path) => string | undefined): Problem[] {
  const segments = mapIn(spec, 'segments')
  const lists: Path[] = [
    ...Object.keys(mapIn(spec, 'features')).map((name) => ['features', name, 'values']),
    ...listIn(segments, 'dimensions').map((_, index) => ['segments', 'dimensions', index, 'values']),
  ]
  const paths = lists.flatMap((path) => entriesAt(spec, path).map((_, index) => path.concat(index)))
  const pins = listIn(segments, 'pin').flatMap((pin, index) =>
    Object.keys(asMap(pin)).map((name) => ['segments', 'pin', index, name]),
  )
  return [...paths, ...pins].flatMap((path) => checkNumber(valueAt(spec, path), path, textAt(path)))
}

/** What is at a path of a document that may hold anything. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Readonly<Record<string | number, unknown>>)[step]
  }
  return current
}

function entriesAt(spec: RawMap, path: Path): readonly unknown[] {
  const list = valueAt(spec, path)
  return Array.isArray(list) ? (list as readonly unknown[]) : []
}

function checkNumber(value: unknown, path: Path, text: string | undefined): Problem[] {
  return typeof value === 'number' && text !== undefined && text !== String(value)
    ? [
        problemAt(
          path,
          `The category ${text} is a number here and would be read as ${value}.`,
          `Put it in quotes: '${text}'.`,
        ),
      ]
    : []
}
