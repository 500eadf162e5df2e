import { types } from 'node:util'

/** What is told of a stream of answers while the host reads it. None of it may throw. */
export interface StreamListener {
  /** One more was given. */
  readonly give: (value: unknown) => void
  /** It is exhausted. @param value what a generator returned */
  readonly exhaust: (value: unknown) => void
  /** The host wants no more. */
  readonly close: () => void
  readonly fail: (error: unknown) => void
  /** Runs what the model does for one more, with the span of the call as the active one. */
  readonly run: <Result>(run: () => Result) => Result
}

type Method = (this: unknown, ...args: readonly unknown[]) => unknown
type MethodName = 'next' | 'return' | 'throw'

const METHODS: readonly MethodName[] = ['next', 'return', 'throw']
const observed = new WeakSet<object>()

/**
 * Looks at a stream from the side: a generator, another iterator or an async iterable that a model gave. The host keeps
 * the very object; its `next`, `return` and `throw`, or its `[Symbol.asyncIterator]`, do what they did.
 *
 * @param listen gives who is told, where there is a stream
 * @returns `none` where it is no stream, `unseen` where it is one that cannot be looked at or is looked at already
 */
export function observeStream(result: object, listen: () => StreamListener): 'none' | 'unseen' | 'observed' {
  try {
    const kind = streamKind(result)
    if (kind === undefined) return 'none'
    if (observed.has(result) || !Object.isExtensible(result)) return 'unseen'
    observed.add(result)
    const once = endingOnce(listen())
    if (kind === 'iterator') observeIterator(result, once)
    else observeIterable(result, once)
    return 'observed'
  } catch {
    return 'unseen'
  }
}

type Streamlike = Partial<AsyncIterable<unknown> & Iterable<unknown> & Readonly<Record<MethodName, unknown>>>

function streamKind(result: object): 'iterator' | 'iterable' | undefined {
  if (Array.isArray(result)) return undefined
  const found = result as Streamlike
  if (typeof found[Symbol.asyncIterator] === 'function') {
    if (types.isGeneratorObject(result)) return 'iterator'
    return isReadOtherwise(result) ? undefined : 'iterable'
  }
  return typeof found[Symbol.iterator] === 'function' && typeof found.next === 'function' ? 'iterator' : undefined
}

/** Streams of bytes and lazy queries have other ways to be read, which could not be seen: their call would never end. */
function isReadOtherwise(result: object): boolean {
  return ['pipe', 'getReader', 'then'].some((name) => isMethod(result, name))
}

function isMethod(owner: object, name: PropertyKey): boolean {
  return typeof Reflect.get(owner, name) === 'function'
}

/** Tells of one ending, and of nothing that comes after it. */
function endingOnce(listener: StreamListener): StreamListener & { readonly isOver: () => boolean } {
  let isOver = false
  const first = (tell: () => void): void => {
    if (isOver) return
    isOver = true
    tell()
  }
  return {
    isOver: () => isOver,
    run: (run) => listener.run(run),
    give: (value) => (isOver ? undefined : listener.give(value)),
    exhaust: (value) => first(() => listener.exhaust(value)),
    close: () => first(() => listener.close()),
    fail: (error) => first(() => listener.fail(error)),
  }
}

function observeIterable(iterable: object, listener: ReturnType<typeof endingOnce>): void {
  shadow(iterable, Symbol.asyncIterator, (open) => {
    const iterator: unknown = open()
    if (typeof iterator === 'object' && iterator !== null && !observed.has(iterator) && !listener.isOver())
      tryObserving(iterator, listener)
    return iterator
  })
}

function tryObserving(iterator: object, listener: ReturnType<typeof endingOnce>): void {
  try {
    observeIterator(iterator, listener)
    observed.add(iterator)
  } catch {
    listener.close()
  }
}

function observeIterator(iterator: object, listener: ReturnType<typeof endingOnce>): void {
  for (const name of METHODS)
    if (isMethod(iterator, name))
      shadow(iterator, name, (ask) => (listener.isOver() ? ask() : observeStep(ask, name, listener)))
}

// oxlint-disable-next-line typescript/unbound-method -- called on the promise below; one that overrides it is not asked
const { then } = Promise.prototype

/** Asks for a step and tells what came of it, at once or when its promise is settled; gives the very step or promise. */
function observeStep(ask: () => unknown, name: MethodName, listener: StreamListener): unknown {
  let step: unknown
  try {
    step = listener.run(ask)
  } catch (error) {
    listener.fail(error)
    throw error
  }
  const settled = (settledStep: unknown): void => readStep(settledStep, name, listener)
  try {
    if (types.isPromise(step)) void then.call(step, settled, (error: unknown) => listener.fail(error))
    else settled(step)
  } catch {
    listener.close()
  }
  return step
}

function readStep(step: unknown, name: MethodName, listener: StreamListener): void {
  try {
    const { done, value } = step as IteratorResult<unknown, unknown>
    if (done !== true) listener.give(value)
    else if (name === 'next') listener.exhaust(value)
    else listener.close()
  } catch {
    // A step that throws when it is looked at is the host's to deal with.
  }
}

/** Puts a method before the one that an object has, under the same name and just as visible. */
function shadow(owner: object, name: PropertyKey, replace: (original: () => unknown) => unknown): void {
  const original = Reflect.get(owner, name) as Method
  Object.defineProperty(owner, name, {
    value(this: unknown, ...args: readonly unknown[]): unknown {
      return replace(() => Reflect.apply(original, this, args))
    },
    configurable: true,
    enumerable: Object.prototype.propertyIsEnumerable.call(owner, name),
    writable: true,
  })
}
