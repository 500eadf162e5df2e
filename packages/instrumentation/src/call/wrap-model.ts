import { types } from 'node:util'
import { misuse } from '../config/misuse.ts'
import { requireModel } from '../config/require-model.ts'
import { resolveWiring } from '../config/resolve-wiring.ts'
import type { Wiring } from '../config/resolve-wiring.ts'
import { strictnessOf } from '../config/strictness.ts'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { Problem } from '../internal/problem-log.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { Counting, RecorderCore } from '../recorder/recorder-core.ts'
import type { CallContext } from './call-context.ts'
import { CallGuard } from './call-guard.ts'
import type { ModelFunction } from './instrument-options.ts'
import { createCallRecorders, ModelCall } from './model-call.ts'
import { observeStream } from './observe-stream.ts'
import { runInSpan, startPredictSpan } from './predict-span.ts'
import { createRowReader } from './read-rows.ts'
import { isWrapped, rememberWrapped } from './wrapped-models.ts'

/**
 * Wraps a model so that its calls are counted by `counting`; arguments, result and errors pass through untouched.
 *
 * @throws TypeError for wiring that cannot work; with `DRIFTLINE_STRICT=1` for all that is wrong with it
 */
export function wrapModel<Model extends ModelFunction>(model: Model, given: unknown, counting: Counting): Model {
  requireModel(model, given)
  const { config, options, problems } = resolveWiring(given)
  const wrapping = { counter: counting, config }
  const isTwice = isWrapped(model, wrapping)
  const strictness = strictnessOf(process.env)
  tellProblems(isTwice ? [...problems, wrappedTwice(config.name)] : problems, {
    counting,
    isStrict: strictness !== 'off',
  })
  if (isTwice) return model
  const recorders = createCallRecorders(toCallContext({ config, options }, counting))

  function wrapped(this: unknown, ...args: unknown[]): unknown {
    const span = startPredictSpan(config, counting.problemLog)
    if (!span && !counting.isWanted) {
      recorders.context.open()
      return Reflect.apply(model, this, args)
    }
    const call = new ModelCall(recorders, span, args)
    if (strictness === 'calls' && call.complaint) throw refused(call, config.name)
    let result: unknown
    try {
      result = span
        ? runInSpan(span, () => Reflect.apply(model, this, args) as unknown)
        : Reflect.apply(model, this, args)
    } catch (error) {
      call.fail(error)
      throw error
    }
    if (typeof result === 'object' && types.isPromise(result)) observe(result, call)
    else end(result, call)
    return result
  }
  rememberWrapped(wrapped, model, wrapping)
  return asModel(wrapped, model)
}

function toCallContext({ config, options }: Pick<Wiring, 'config' | 'options'>, counting: Counting): CallContext {
  const { segments, output, ages, batch = false } = options
  const { clock, monotonicClock } = counting.options
  const open = openIn(counting, config)
  const guard = new CallGuard(config.name, { tell: (problem) => counting.problemLog.tell(problem) })
  const read = createRowReader(options)
  return { config, clock, monotonicClock, open, read, isBatch: batch, segments, output, ages, guard }
}

/** Gives the counts of one model, remembered until counting begins afresh; lets go of them where it is not wanted. */
function openIn(counting: Counting, config: ModelConfig): () => ModelRecorder | undefined {
  let core: RecorderCore | undefined
  let opened: ModelRecorder | undefined
  return () => {
    if (!counting.isWanted) return (core = opened = undefined)
    if (core !== counting.core) {
      core = counting.core
      opened = undefined
    }
    return (opened ??= core.open(config))
  }
}

function tellProblems(
  problems: readonly Problem[],
  { counting, isStrict }: { readonly counting: Counting; readonly isStrict: boolean },
): void {
  const [first] = problems
  if (isStrict && first)
    throw misuse(first.kind, problems.map(({ model, message }) => `model "${model}": ${message}`).join('\n'))
  for (const problem of problems) counting.problemLog.tell(problem)
}

function wrappedTwice(model: string): Problem {
  const message = 'it is wrapped already, and each call would count twice; the wrapper there is is given back'
  return { kind: 'options', model, message }
}

/** The error for a call whose rows cannot be read, under a test runner that asks for it. */
function refused(call: ModelCall, model: string): TypeError {
  const { kind, message } = call.complaint!
  const error = misuse(kind, `model "${model}": ${message}`)
  call.fail(error)
  return error
}

// oxlint-disable-next-line typescript/unbound-method -- called on the promise below; one that overrides it is not asked
const { then } = Promise.prototype

/** Looks at a promise from the side: what the host awaits is the promise itself. */
function observe(promise: Promise<unknown>, call: ModelCall): void {
  try {
    void then.call(
      promise,
      (result) => end(result, call),
      (error: unknown) => call.fail(error),
    )
  } catch {
    call.succeedUnseen()
  }
}

/** Ends a call with its result; one that answers by a stream ends when that does. */
function end(result: unknown, call: ModelCall): void {
  if (typeof result !== 'object' || result === null) return call.succeed(result)
  const stream = observeStream(result, () => call.listener())
  if (stream === 'none') return call.succeed(result)
  if (stream === 'unseen') call.succeedUnseen()
}

function asModel<Model extends ModelFunction>(wrapped: (...args: unknown[]) => unknown, model: Model): Model {
  try {
    Object.defineProperties(wrapped, {
      name: { value: model.name, configurable: true },
      length: { value: model.length, configurable: true },
    })
  } catch {
    // The name of a wrapper is a courtesy; a model without one still works.
  }
  return wrapped as unknown as Model
}
