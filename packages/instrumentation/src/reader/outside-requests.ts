import { AsyncLocalStorage } from 'node:async_hooks'
import { context, createContextKey, ROOT_CONTEXT } from '@opentelemetry/api'

/** The key by which instrumentations know what not to trace; `suppressTracing` of `@opentelemetry/core` sets the same. */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING')

/** Runs as it was when this module was loaded: in no request. */
const runAsLoaded = AsyncLocalStorage.snapshot()

/** Runs what belongs to no request of the host: nothing of one is held by it, and nothing it does is traced. */
export function outsideRequests<Result>(run: () => Result): Result {
  return runAsLoaded(() => context.with(ROOT_CONTEXT.setValue(SUPPRESS_TRACING, true), run))
}
