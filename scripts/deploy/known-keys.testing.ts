/** The keys a file may have: `true` for any value, a shape for a map, a shape in an array for a list of maps. */
export interface Shape {
  readonly [key: string]: true | Shape | readonly [Shape]
}

/** Paths of keys that the shape does not know, as `datasources[0].uri`. */
export function unknownKeys(value: unknown, shape: Shape, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} is no map`]
  return Object.entries(value).flatMap(([key, child]) => {
    const at = path === '' ? key : `${path}.${key}`
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (known === undefined) return [at]
    if (known === true) return []
    if (!isList(known)) return unknownKeys(child, known, at)
    if (!Array.isArray(child)) return [`${at} is no list`]
    return child.flatMap((entry: unknown, index) => unknownKeys(entry, known[0], `${at}[${index}]`))
  })
}

function isList(known: Shape | readonly [Shape]): known is readonly [Shape] {
  return Array.isArray(known)
}
