import { types } from 'node:util'
import { isTensor } from './tensor.ts'

const CLASS_NAME = /^[\w$]{1,50}$/

/** What a value is, in words for a message; never the value itself. */
export function describeFound(value: unknown): string {
  try {
    if (value === null || value === undefined) return String(value)
    if (typeof value === 'string') return 'a text'
    if (typeof value === 'function') return isClass(value) ? 'a class' : 'a function'
    return typeof value === 'object' ? describeObject(value) : `a ${typeof value}`
  } catch {
    return 'an object that cannot be looked at'
  }
}

/** Whether a function can only be called with `new`. */
export function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value))
}

function describeObject(value: object): string {
  if (types.isPromise(value)) return 'a promise'
  if (Array.isArray(value)) return describeArray(value)
  if (isTensor(value)) return 'a tensor'
  if (typeof Reflect.get(value, 'then') === 'function') return 'a thenable that is no promise'
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype ? 'an object' : describeInstance(value)
}

function describeInstance(value: object): string {
  const name = classNameOf(value)
  const isKnown = ArrayBuffer.isView(value) || types.isMap(value) || types.isSet(value) || types.isDate(value)
  return isKnown ? `${article(name)} ${name}` : `an instance of ${name}`
}

function describeArray(value: readonly unknown[]): string {
  if (value.length === 0) return 'an empty array'
  const [first] = value
  if (Array.isArray(first) || ArrayBuffer.isView(first)) return 'an array of arrays'
  if (first === null || first === undefined) return 'an array'
  if (typeof first === 'object') return 'an array of objects'
  return `an array of ${typeof first === 'string' ? 'text' : typeof first}s`
}

function classNameOf(value: object): string {
  const { name } = value.constructor
  return CLASS_NAME.test(name) ? name : 'a class'
}

function article(name: string): string {
  return /^[AEIOU]/i.test(name) && !name.startsWith('Ui') ? 'an' : 'a'
}
