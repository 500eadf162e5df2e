import { createNoopMeter, metrics, ProxyTracerProvider, trace } from '@opentelemetry/api'
import type { Attributes } from '@opentelemetry/api'
import { SCOPE_NAME, SCOPE_VERSION } from '../telemetry/scope.ts'

/** What an SDK that somebody else started has registered with the OpenTelemetry API. */
export interface RegisteredProviders {
  /** Whether there is a tracer or a meter provider. */
  isRegistered(): boolean
  /** Attributes of its resource; none where they cannot be read. Never rejects. */
  resourceAttributes(): Promise<Attributes>
  /**
   * Sends the spans that ended so far.
   *
   * @throws {unknown} what the exporter of the spans failed with
   */
  flushSpans(): Promise<void>
}

/** Reads what is registered at the moment of the call. */
export const registeredProviders: RegisteredProviders = {
  isRegistered: () => findTracerProvider() !== undefined || hasMeterProvider(),
  resourceAttributes: async () => {
    try {
      return await readAttributes(resourceOf(findTracerProvider()) ?? resourceOf(metrics.getMeterProvider()))
    } catch {
      return {}
    }
  },
  flushSpans: async () => {
    const provider: { forceFlush?: unknown } = findTracerProvider() ?? {}
    if (typeof provider.forceFlush === 'function') await provider.forceFlush()
  },
}

/** The tracer provider itself; undefined where only the stand-in of the API is there. */
export function findTracerProvider(): object | undefined {
  const registered: object & { getDelegate?: () => object } = trace.getTracerProvider()
  const provider = registered.getDelegate?.() ?? registered
  return provider === new ProxyTracerProvider().getDelegate() ? undefined : provider
}

function hasMeterProvider(): boolean {
  return metrics.getMeterProvider().getMeter(SCOPE_NAME, SCOPE_VERSION) !== createNoopMeter()
}

interface Resource {
  readonly attributes?: Attributes
  readonly asyncAttributesPending?: boolean
  waitForAsyncAttributes?(): Promise<void>
}

/** No interface gives a provider's resource; where it is kept is the same in SDK 2.x and 3.x. */
function resourceOf(provider: object | undefined): Resource | undefined {
  const { _resource, _sharedState } = (provider ?? {}) as {
    _resource?: Resource
    _sharedState?: { resource?: Resource }
  }
  return _resource ?? _sharedState?.resource
}

async function readAttributes(resource: Resource | undefined): Promise<Attributes> {
  if (resource?.asyncAttributesPending === true) await resource.waitForAsyncAttributes?.()
  return { ...resource?.attributes }
}
