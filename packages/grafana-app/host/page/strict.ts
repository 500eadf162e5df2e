import { report } from './problems.ts'

/** What JavaScript and its tools ask of any object. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', '$$typeof', 'constructor', 'prototype'])

/** A service that has what is given and nothing else: any other name that is read is a problem and an error. */
export function strict<T extends object>(name: string, known: Partial<T>): T {
  return new Proxy(known, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ANYTHING.has(key))
        return Reflect.get(target, key, receiver)
      const problem = `The host has no ${name}.${key}: add it when a Grafana has it and the app needs it.`
      report(problem)
      throw new Error(problem)
    },
  }) as T
}
