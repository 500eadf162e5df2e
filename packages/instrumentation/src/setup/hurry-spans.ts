import { findTracerProvider } from '../reader/registered-providers.ts'

/** Where SDK 2.x and 3.x keep how long an OTLP exporter of spans waits. */
interface SpanExports {
  readonly _activeSpanProcessor?: {
    readonly _spanProcessors?: readonly { readonly _exporter?: { readonly _delegate?: { _timeout?: unknown } } }[]
  }
}

/**
 * Shortens how long the span exporters of the registered SDK wait. `NodeSDK` creates them from the environment, and no
 * interface reaches them afterwards; where an SDK keeps its timeouts elsewhere the process ends later, as without this.
 */
export function hurrySpanExports(timeoutMs: number): void {
  const provider: SpanExports = findTracerProvider() ?? {}
  for (const { _exporter } of provider._activeSpanProcessor?._spanProcessors ?? []) {
    const delegate = _exporter?._delegate
    if (delegate && typeof delegate._timeout === 'number') delegate._timeout = Math.min(delegate._timeout, timeoutMs)
  }
}
