import { Readable } from 'node:stream'
import { EventEmitter } from 'node:events'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'

/** What a misuse is written with: `instrumentModel` of a recorder of its own, and models that answer. */
export interface Bench {
  readonly wrap: (model?: unknown, options?: unknown) => (...args: readonly unknown[]) => unknown
}

/** One way to wire a model that cannot work, or not as it was meant. */
export interface Misuse {
  /** In words. */
  readonly title: string
  /** Does it. */
  readonly run: (bench: Bench) => unknown
}

/** Values of rows, which no message may show. */
export const SECRETS = ['4711', 'Bellwether']

const predict = (): number => 1
const row = { temperature: 4711, station: 'Bellwether' }
const values = [4711, 4712]
// oxlint-disable-next-line unicorn/no-thenable -- that is the case
const query = { then: () => undefined }
const spec = specOf(
  'model: {name: ridership}\nfeatures: {temperature: {type: numeric}, humidity: {type: numeric}}\nsegments: {dimensions: [weekday]}\n',
)
const hashing = specOf('model: {name: ridership}\nfeatures: {station: {}}\nprivacy: {hash: [station]}\n')

class Reading {
  readonly #temperature = 4711
  get temperature(): number {
    return this.#temperature
  }
}
class FlowTensor {
  readonly shape = [1, 2]
  dataSync(): Float32Array {
    return new Float32Array(2)
  }
}
class Station {
  predict(): number {
    return 1
  }
}

/** What cannot work: thrown when the model is wrapped. */
export const THROWN: readonly Misuse[] = [
  { title: 'no model', run: ({ wrap }) => wrap(undefined, { model: 'ridership' }) },
  { title: 'a model that was not loaded', run: ({ wrap }) => wrap(null, { model: 'ridership' }) },
  { title: 'the model instead of its method', run: ({ wrap }) => wrap({ predict }, { model: 'ridership' }) },
  { title: 'a session instead of its method', run: ({ wrap }) => wrap({ run: predict }, { model: 'ridership' }) },
  { title: 'an object that has no method', run: ({ wrap }) => wrap({ weights: [1, 2] }, { model: 'ridership' }) },
  { title: 'a model still loading', run: ({ wrap }) => wrap(Promise.resolve(predict), { model: 'ridership' }) },
  { title: 'a class', run: ({ wrap }) => wrap(Station, { model: 'ridership' }) },
  { title: 'the path of a model', run: ({ wrap }) => wrap('ridership.onnx', { model: 'ridership' }) },
  { title: 'the answer instead of the model', run: ({ wrap }) => wrap(predict(), { model: 'ridership' }) },
  { title: 'options first', run: ({ wrap }) => wrap({ model: 'ridership' }, predict) },
  { title: 'no options', run: ({ wrap }) => wrap(predict) },
  { title: 'options that are null', run: ({ wrap }) => wrap(predict, null) },
  { title: 'the name instead of options', run: ({ wrap }) => wrap(predict, 'ridership') },
  { title: 'a list of options', run: ({ wrap }) => wrap(predict, [{ model: 'ridership' }]) },
  { title: 'no model name', run: ({ wrap }) => wrap(predict, { version: '1.4.0' }) },
  { title: 'the name as `name`', run: ({ wrap }) => wrap(predict, { name: 'ridership' }) },
  { title: 'an empty model name', run: ({ wrap }) => wrap(predict, { model: '' }) },
  { title: 'a number as model name', run: ({ wrap }) => wrap(predict, { model: 7 }) },
  { title: 'the model as model name', run: ({ wrap }) => wrap(predict, { model: predict }) },
  { title: 'the path of a spec', run: ({ wrap }) => wrap(predict, { model: 'ridership', spec: 'model.yaml' }) },
]

/** What goes on with a default: said when the model is wrapped. */
export const WARNED: readonly Misuse[] = [
  { title: 'a misspelt option', run: ({ wrap }) => wrap(predict, { model: 'ridership', verison: '1.4.0' }) },
  { title: 'an option there is not', run: ({ wrap }) => wrap(predict, { model: 'ridership', threshold: 0.5 }) },
  { title: 'a role there is not', run: ({ wrap }) => wrap(predict, { model: 'ridership', role: 'prod' }) },
  { title: 'a role misspelt', run: ({ wrap }) => wrap(predict, { model: 'ridership', role: 'Canary' }) },
  { title: 'a number as version', run: ({ wrap }) => wrap(predict, { model: 'ridership', version: 1.4 }) },
  { title: 'an empty version', run: ({ wrap }) => wrap(predict, { model: 'ridership', version: '' }) },
  { title: 'no version after all', run: ({ wrap }) => wrap(predict, { model: 'ridership', version: null }) },
  { title: 'a version too long', run: ({ wrap }) => wrap(predict, { model: 'ridership', version: 'v'.repeat(300) }) },
  { title: 'a model name too long', run: ({ wrap }) => wrap(predict, { model: 'ridership'.repeat(30) }) },
  { title: '`batch` as text', run: ({ wrap }) => wrap(predict, { model: 'ridership', batch: 'yes' }) },
  { title: '`duplicates` as number', run: ({ wrap }) => wrap(predict, { model: 'ridership', duplicates: 0 }) },
  { title: 'one feature name', run: ({ wrap }) => wrap(predict, { model: 'ridership', features: 'temperature' }) },
  {
    title: 'feature names that are no texts',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: ['a', 2] }),
  },
  {
    title: 'a feature name twice',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: ['a', 'b', 'a'] }),
  },
  {
    title: 'feature names the spec does not know',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', spec, features: ['temperatur', 'humidity'] }),
  },
  {
    title: 'segments that are no function',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', segments: ['weekday'] }),
  },
  { title: 'the name of an output field', run: ({ wrap }) => wrap(predict, { model: 'ridership', output: 'score' }) },
  {
    title: 'ages that are no function',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', ages: { station: 5 } }),
  },
  { title: 'a profile that is none', run: ({ wrap }) => wrap(predict, { model: 'ridership', profile: true }) },
  {
    title: 'a profile that is not there',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', profile: 'missing.json' }),
  },
  {
    title: 'a spec that was not checked',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', spec: { model: {} } }),
  },
  { title: 'the spec of another model', run: ({ wrap }) => wrap(predict, { model: 'delays', spec }) },
  {
    title: 'hashed features without a key',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', spec: hashing }),
  },
  {
    title: 'a model wrapped twice',
    run: ({ wrap }) => wrap(wrap(predict, { model: 'ridership', features: [] }), { model: 'ridership', features: [] }),
  },
]

/** What only calls can show: said at the first. */
export const IN_USE: readonly Misuse[] = [
  { title: 'a forgotten `batch`', run: ({ wrap }) => wrap(predict, { model: 'ridership' })([row, row]) },
  {
    title: 'a forgotten `batch` and names',
    run: ({ wrap }) => wrap(predict, { model: 'ridership' })([values, values]),
  },
  {
    title: 'a forgotten `batch` of named values',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: ['a', 'b'] })([values, values]),
  },
  { title: 'one row for a batch', run: ({ wrap }) => wrap(() => [1], { model: 'ridership', batch: true })(row) },
  {
    title: 'one row of values for a batch',
    run: ({ wrap }) => wrap(() => [1], { model: 'ridership', batch: true, features: ['a', 'b'] })(values),
  },
  { title: 'values without names', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(values) },
  {
    title: 'a typed array without names',
    run: ({ wrap }) => wrap(predict, { model: 'ridership' })(new Float32Array(2)),
  },
  {
    title: 'a tensor without names',
    run: ({ wrap }) => wrap(predict, { model: 'ridership' })({ data: new Float32Array(2), dims: [1, 2] }),
  },
  { title: 'a text as row', run: ({ wrap }) => wrap(predict, { model: 'ridership' })('Bellwether') },
  { title: 'a call without a row', run: ({ wrap }) => wrap(predict, { model: 'ridership' })() },
  { title: 'a Map as row', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(new Map([['temperature', 4711]])) },
  { title: 'a row still loading', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(Promise.resolve(row)) },
  { title: 'an instance without fields', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(new Reading()) },
  { title: 'a tensor of TensorFlow.js', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(new FlowTensor()) },
  { title: 'a request as row', run: ({ wrap }) => wrap(predict, { model: 'ridership' })(new EventEmitter()) },
  {
    title: 'a batch of other things',
    run: ({ wrap }) => wrap(() => [1, 1], { model: 'ridership', batch: true })([row, 4711]),
  },
  {
    title: 'a row with too few values',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: ['a', 'b', 'c'] })(values),
  },
  {
    title: 'a tensor with too many columns',
    run: ({ wrap }) => wrap(() => [1], { model: 'ridership', features: ['a'] })({ data: values, dims: [1, 2] }),
  },
  {
    title: 'a tensor with other dims than data',
    run: ({ wrap }) => wrap(() => [1], { model: 'ridership', features: ['a', 'b'] })({ data: values, dims: [2, 2] }),
  },
  {
    title: 'a tensor of rank 3',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: ['a', 'b'] })({ data: values, dims: [1, 1, 2] }),
  },
  {
    title: 'a reserved feature name',
    run: ({ wrap }) => wrap(predict, { model: 'ridership' })({ ...row, score: 0.5 }),
  },
  {
    title: 'a reserved dimension',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', segments: () => ({ all: 'mon' }) })(row),
  },
  {
    title: 'a dimension the spec does not declare',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', spec, segments: () => ({ weekdy: 'mon' }) })(row),
  },
  {
    title: 'asynchronous segments',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', segments: async () => ({}) })(row),
  },
  {
    title: 'segments that are not returned',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', segments: () => {} })(row),
  },
  {
    title: 'asynchronous features',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: async () => row })(1),
  },
  {
    title: 'features that cannot be read',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', features: () => fail('Bellwether') })(row),
  },
  { title: 'an age that is none', run: ({ wrap }) => wrap(predict, { model: 'ridership', ages: () => 'old' })(row) },
  {
    title: 'an output that is not returned',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', output: () => {} })(row),
  },
  {
    title: 'asynchronous output',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', output: async () => 1 })(row),
  },
  { title: 'an answer nobody can read', run: ({ wrap }) => wrap(() => ({ late: 0.3 }), { model: 'ridership' })(row) },
  { title: 'odds without an output function', run: ({ wrap }) => wrap(() => [0.3, 0.7], { model: 'ridership' })(row) },
  {
    title: 'a stream of bytes as answer',
    run: ({ wrap }) => wrap(() => Readable.from(['a']), { model: 'ridership' })(row),
  },
  { title: 'a lazy query as answer', run: ({ wrap }) => wrap(() => query, { model: 'ridership' })(row) },
  {
    title: 'a batch that gives one answer',
    run: ({ wrap }) => wrap(predict, { model: 'ridership', batch: true })([row, row]),
  },
  {
    title: 'a batch that gives too few',
    run: ({ wrap }) => wrap(() => [1], { model: 'ridership', batch: true })([row, row]),
  },
]

function fail(value: string): never {
  throw new RangeError(`no station ${value}`)
}

function specOf(text: string): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: 'model.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}
