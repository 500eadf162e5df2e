import { expectTypeOf } from 'vitest'
import { instrumentModel } from './index.ts'

interface Row {
  readonly temperature: number
  readonly weekday: string
}

const predict = instrumentModel(async (row: Row, days: number) => row.temperature * days, {
  model: 'm',
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Row>()
    return { weekday: row.weekday }
  },
  output: (result) => {
    expectTypeOf(result).toEqualTypeOf<number>()
    return { value: result }
  },
})
expectTypeOf(predict).toEqualTypeOf<(row: Row, days: number) => Promise<number>>()

instrumentModel((rows: readonly Row[]) => rows.map(({ temperature }) => ({ score: temperature })), {
  model: 'm',
  batch: true,
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Row>()
    return {}
  },
  output: (result) => {
    expectTypeOf(result).toEqualTypeOf<{ score: number }>()
    return result
  },
})

instrumentModel((_tenant: string, input: { readonly row: Row }) => input.row.temperature, {
  model: 'm',
  features: (_tenant, { row }) => row,
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Row>()
    return { weekday: row.weekday }
  },
})

instrumentModel((values: number[]) => values[0]! * 2, {
  model: 'm',
  features: ['temperature', 'humidity'],
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Readonly<Record<'temperature' | 'humidity', number>>>()
    return { hot: row.temperature > 30 }
  },
})

instrumentModel(async (rows: readonly Float32Array[]) => Float32Array.from(rows, ([first = 0]) => first), {
  model: 'm',
  batch: true,
  features: ['temperature', 'humidity'],
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Readonly<Record<'temperature' | 'humidity', number>>>()
    return {}
  },
})

instrumentModel((input: { readonly data: Float32Array; readonly dims: readonly number[] }) => input.data, {
  model: 'm',
  features: ['temperature', 'humidity'],
  segments: ({ humidity }) => {
    expectTypeOf(humidity).toEqualTypeOf<number>()
    return {}
  },
})

instrumentModel((row: Row) => row.temperature, {
  model: 'm',
  features: ['temperature'],
  segments: (row) => {
    expectTypeOf(row).toEqualTypeOf<Row>()
    return { weekday: row.weekday }
  },
})

instrumentModel((prompt: string) => prompt.length, { model: 'm', features: [] })

instrumentModel((row: Row) => ({ odds: [row.temperature, 1] }), { model: 'm', output: ({ odds }) => odds[0] })
instrumentModel((row: Row) => ({ late: row.temperature > 3 }), { model: 'm', output: ({ late }) => late })
instrumentModel((row: Row) => ({ name: row.weekday }), { model: 'm', output: ({ name }) => name })

instrumentModel(
  async function* answer(row: Row) {
    yield row.temperature
    return { score: 0.5 }
  },
  {
    model: 'm',
    output: (result) => {
      expectTypeOf(result).toEqualTypeOf<number | { score: number }>()
      return typeof result === 'number' ? result : result.score
    },
  },
)

instrumentModel(
  function* answers(rows: readonly Row[]) {
    for (const { temperature } of rows) yield temperature
  },
  {
    model: 'm',
    batch: true,
    output: (result) => {
      expectTypeOf(result).toEqualTypeOf<number>()
      return result
    },
  },
)

// @ts-expect-error -- names are texts
instrumentModel((values: number[]) => values[0], { model: 'm', features: [1] })
// @ts-expect-error -- there is no such role
instrumentModel((row: Row) => row.temperature, { model: 'm', role: 'prod' })
// @ts-expect-error -- there is no such option
instrumentModel((row: Row) => row.temperature, { model: 'm', verison: '1' })
// @ts-expect-error -- a model is a function
instrumentModel({ predict: () => 1 }, { model: 'm' })
