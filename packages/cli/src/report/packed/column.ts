/** A value of a table: what JSON can say. */
export type Packable = string | number | boolean | null | readonly Packable[] | { readonly [key: string]: Packable }

/** A column of a table: the place of each entry's value among the distinct ones. */
export interface Column<V = Packable> {
  readonly values: readonly V[]
  readonly places: ArrayLike<number>
}

/** A column being filled. */
export interface ColumnBuilder<V> {
  readonly push: (value: V) => void
  /** The column of all that was pushed; numbers in order of size, null as 0, others in order of appearance. */
  readonly finish: () => Column<V>
}

/** Starts a column. */
export function createColumn<V>(): ColumnBuilder<V> {
  const values: V[] = []
  const placeOf = new Map<unknown, number>()
  const placeOfObject = new Map<string, number>()
  const places: number[] = []
  return {
    push: (value) => {
      const isObject = typeof value === 'object' && value !== null
      const [known, key] = isObject ? [placeOfObject, JSON.stringify(value)] : [placeOf, value]
      const place = (known as Map<unknown, number>).get(key) ?? values.length
      if (place === values.length) {
        ;(known as Map<unknown, number>).set(key, place)
        values.push(value)
      }
      places.push(place)
    },
    finish: () => inOrder(values, places),
  }
}

/** The value of one entry. @param index from 0, within the column. */
export function valueAt<V>({ values, places }: Column<V>, index: number): V {
  return values[places[index]!]!
}

/** Neighbouring numbers get neighbouring places: their upper bytes are alike then. */
function inOrder<V>(values: readonly V[], places: readonly number[]): Column<V> {
  if (!values.every((value) => typeof value === 'number' || value === null)) return { values, places }
  const order = values.map((_, place) => place).sort((a, b) => Number(values[a]) - Number(values[b]) || a - b)
  const moved: number[] = []
  for (const [to, from] of order.entries()) moved[from] = to
  return { values: order.map((place) => values[place]!), places: places.map((place) => moved[place]!) }
}
