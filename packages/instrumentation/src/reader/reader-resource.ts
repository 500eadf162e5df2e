import { ATTR_SERVICE_NAME } from '@driftline/semconv'
import type { Attributes } from '@opentelemetry/api'
import { EMPTY_RESOURCE } from '../telemetry/metric-data.ts'
import type { EmptyResource } from '../telemetry/metric-data.ts'
import type { Variables } from './export-decision.ts'

/** A resource as SDK 2.x and 3.x take it, without their package for resources. */
export type ReaderResource = EmptyResource

/** What stands for a service without a name, as in every OpenTelemetry SDK. */
export const UNKNOWN_SERVICE = 'unknown_service:node'

/** What an SDK detects of the machine and its command line; whoever wants that sent says so to the SDK, not to us. */
const OF_THE_MACHINE = /^(process|host|os)\./

/**
 * The resource of what the private reader exports: the standard variables, else what the registered provider says of
 * the service, else a service without a name.
 */
export function readerResource(variables: Variables, registered: Attributes): ReaderResource {
  const name = variables['OTEL_SERVICE_NAME']?.trim() ?? ''
  const attributes = {
    [ATTR_SERVICE_NAME]: UNKNOWN_SERVICE,
    ...Object.fromEntries(Object.entries(registered).filter(([key]) => !OF_THE_MACHINE.test(key))),
    ...parseAttributes(variables['OTEL_RESOURCE_ATTRIBUTES'] ?? ''),
    ...(name === '' ? {} : { [ATTR_SERVICE_NAME]: name }),
  }
  return { ...EMPTY_RESOURCE, attributes }
}

/** Whether nothing said what the service is called. */
export function isNameless({ attributes }: ReaderResource): boolean {
  return String(attributes[ATTR_SERVICE_NAME]).startsWith('unknown_service')
}

/** Reads `key=value,key=value` with percent-encoded values; pairs that are none are left out. */
function parseAttributes(text: string): Attributes {
  const pairs = text.split(',').flatMap((pair) => {
    const [key = '', value, ...rest] = pair.split('=')
    return key.trim() === '' || value === undefined || rest.length > 0 ? [] : [[key.trim(), decode(value.trim())]]
  })
  return Object.fromEntries(pairs) as Attributes
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
