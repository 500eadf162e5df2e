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
