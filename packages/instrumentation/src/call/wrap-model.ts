import { types } from 'node:util'
import { misuse } from '../config/misuse.ts'
import { requireModel } from '../config/require-model.ts'
import { resolveWiring } from '../config/resolve-wiring.ts'
import type { Wiring } from '../config/resolve-wiring.ts'
import { strictnessOf } from '../config/strictness.ts'
import type { Counting, RecorderCore } from '../recorder/recorder-core.ts'
import type { CallContext } from './call-context.ts'
import { CallGuard } from './call-guard.ts'
import type { ModelFunction } from './instrument-options.ts'
import { createCallRecorders, ModelCall } from './model-call.ts'
import { observeStream } from './observe-stream.ts'
import { openIn } from './open-counts.ts'
import type { Opener } from './open-counts.ts'
import { runInSpan, startPredictSpan } from './predict-span.ts'
import { createRowReader } from './read-rows.ts'
import { tellProblems, wrappedTwice } from './tell-wiring.ts'
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
  const opener = openIn(counting, config)
  const recorders = createCallRecorders(toCallContext({ config, options }, { counting, opener }))

  function wrapped(this: unknown, ...args: unknown[]): unknown {
    const span = startPredictSpan(config, counting.problemLog)
    if (!span && !counting.isWanted) {
      opener.forget()
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

function toCallContext(
  { config, options }: Pick<Wiring, 'config' | 'options'>,
  { counting, opener }: { readonly counting: Counting; readonly opener: Opener },
): CallContext {
  const { segments, output, ages, batch = false } = options
  const { clock, monotonicClock } = counting.options
  const { open } = opener
  const core = (): RecorderCore => counting.core
  const guard = new CallGuard(config.name, { tell: (problem) => counting.problemLog.tell(problem) })
  const read = createRowReader(options)
  return { config, clock, monotonicClock, core, open, read, isBatch: batch, segments, output, ages, guard }
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
