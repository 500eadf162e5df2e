import { flush, instrumentModel } from '@driftline/instrumentation'

/** A service that is wired wrongly in several ways and goes on all the same, as `complaints.test.ts` starts it. */
const options = { model: 'm', version: '1', verison: '1' }
const predict = instrumentModel((row: { readonly a: number }) => row.a, options)
predict({ a: 4711 })

const many = instrumentModel((rows: readonly { readonly a: number }[]) => rows.length, { model: 'm', version: '1' })
for (let i = 0; i < 3; i += 1) many([{ a: 4711 }])

const named = instrumentModel((values: readonly number[]) => values.length, { model: 'n', features: ['a', 'b'] })
for (let i = 0; i < 5; i += 1) named([1, 2, 3])

await flush()
