import { types } from 'node:util'
import { isTensor } from '../internal/tensor.ts'

/** The prototype of the last instance that was a row: nearly always the next one is of the same class. */
let rowPrototype: unknown

/**
 * Whether a value is a row of named values: an object, or an instance of a class with fields of its own. Containers,
 * tensors, promises, streams and other emitters are none.
 */
export function isRow(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return !isTensor(value)
  if (prototype === rowPrototype) return true
  if (!isRowInstance(value)) return false
  rowPrototype = prototype
  return true
}

const CONTAINER_CHECKS: readonly ((value: unknown) => boolean)[] = [
  Array.isArray,
  types.isArrayBufferView,
  types.isAnyArrayBuffer,
  types.isBoxedPrimitive,
  types.isDate,
  types.isMap,
  types.isMapIterator,
  types.isNativeError,
  types.isPromise,
  types.isRegExp,
  types.isSet,
  types.isSetIterator,
  types.isGeneratorObject,
]

function isRowInstance(value: object): boolean {
  if (CONTAINER_CHECKS.some((check) => check(value)) || isTensor(value)) return false
  const { on, then, dataSync } = value as Readonly<Record<string, unknown>>
  // An emitter is a request or a stream, what has `then` is awaited, and tensors of TensorFlow.js give `dataSync`.
  return [on, then, dataSync].every((method) => typeof method !== 'function') && Object.keys(value).length > 0
}
