import { diag } from '@opentelemetry/api'
import { describe } from './internal/problem-log.ts'
import { registeredProviders } from './reader/registered-providers.ts'
import { warnOnceIn } from './reader/warn-once.ts'
import { processRegistry } from './recorder/process-registry.ts'
import type { ProcessRegistry } from './recorder/process-registry.ts'

/**
 * Sends everything counted so far, and the spans that ended, by the private reader or by the SDK that `setup` started;
 * a function that may be frozen or ended right after its answer awaits it first. A reader you built is flushed by its
 * own `forceFlush()`, which is said once. Never rejects.
 *
 * @example
 * await flush()
 * process.exit(0)
 */
export async function flush(): Promise<void> {
  const registry = processRegistry()
  try {
    const running = await registry.setup
    await (running ? running.flush() : flushWithoutSetup(registry))
  } catch (cause) {
    diag.warn(`driftline: flushing failed, some telemetry may be lost: ${describe(cause)}`)
  }
}

async function flushWithoutSetup(registry: ProcessRegistry): Promise<void> {
  const { reader, attached } = registry
  if (attached === true)
    warnOnceIn(registry)(
      'DRIFTLINE_FLUSH_READER',
      'flush() cannot send what a reader of your own collects; call the forceFlush() of the reader that was given metricProducer()',
    )
  const spans = attached !== true && reader?.isCounting === true ? registeredProviders.flushSpans() : undefined
  await Promise.all([reader?.flush?.(), spans])
}
