import { types } from 'node:util'
import type { ModelRecorder } from '../counts/model-recorder.ts'
import type { Counting, RecorderCore } from '../recorder/recorder-core.ts'
import { resolveModel } from '../config/resolve-model.ts'
import type { ModelSource } from '../config/resolve-model.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { ModelCall } from './model-call.ts'
import type { CallContext } from './model-call.ts'
import type { ModelFunction } from './instrument-options.ts'
import type { RowSource } from './read-rows.ts'
import { runInSpan, startPredictSpan } from './predict-span.ts'

/** The options of `instrumentModel`, without the types of one model. */
export interface WrapOptions extends ModelSource, RowSource, Pick<CallContext, 'segments' | 'output' | 'ages'> {}

/** Wraps a model so that its calls are counted by `counting`; arguments, result and errors pass through untouched. */
export function wrapModel<Model extends ModelFunction>(model: Model, options: WrapOptions, counting: Counting): Model {
  const config = resolveModel(options, counting.problemLog)
  const { segments, output, ages } = options
  const open = openIn(counting, config)
  const callContext: CallContext = { config, counting, open, source: options, segments, output, ages }

  function wrapped(this: unknown, ...args: unknown[]): unknown {
    const span = startPredictSpan(config, counting.problemLog)
    if (!span && !counting.isWanted) return Reflect.apply(model, this, args)
    const call = new ModelCall(callContext, span, args)
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
    else call.succeed(result)
    return result
  }
  return asModel(wrapped, model)
}

/** Gives the counts of one model, remembered until counting begins afresh. */
function openIn(counting: Counting, config: ModelConfig): () => ModelRecorder | undefined {
  let core: RecorderCore | undefined
  let opened: ModelRecorder | undefined
  return () => {
    if (!counting.isWanted) return undefined
    if (core !== counting.core) {
      core = counting.core
      opened = undefined
    }
    return (opened ??= core.open(config))
  }
}

// oxlint-disable-next-line typescript/unbound-method -- called on the promise below; one that overrides it is not asked
const { then } = Promise.prototype

/** Looks at a promise from the side: what the host awaits is the promise itself. */
function observe(promise: Promise<unknown>, call: ModelCall): void {
  try {
    void then.call(
      promise,
      (result) => call.succeed(result),
      (error: unknown) => call.fail(error),
    )
  } catch {
    call.succeedUnseen()
  }
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
