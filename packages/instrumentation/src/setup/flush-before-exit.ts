/** What has to be sent before the process is gone. */
export interface Flushable {
  flush(): Promise<void>
  shutdown(): Promise<void>
}

/** What can be told that the process ends and nobody waits for long any more. */
export interface Hurried {
  hurry(): void
}

/** The part of `process` that tells of its end. */
export interface EndingProcess {
  readonly pid: number
  on(event: 'SIGTERM' | 'beforeExit', listener: () => void): unknown
  removeListener(event: 'SIGTERM' | 'beforeExit', listener: () => void): unknown
  listenerCount(event: 'SIGTERM'): number
  kill(pid: number, signal: 'SIGTERM'): unknown
}

/**
 * Sends on SIGTERM and before the process ends. A service that handles SIGTERM itself keeps its way of ending; one that
 * does not ends by the signal as before, once everything is sent or given up.
 *
 * @returns the same, with a `shutdown` that also stops listening
 */
export function flushBeforeExit(target: Flushable & Hurried, host: EndingProcess = process): Flushable {
  const stop = (): void => {
    host.removeListener('SIGTERM', onSignal)
    host.removeListener('beforeExit', onBeforeExit)
  }
  const shutdown = (): Promise<void> => {
    stop()
    return target.shutdown()
  }
  const end = (): Promise<void> => {
    target.hurry()
    return shutdown()
  }
  const onBeforeExit = (): void => void end()
  const onSignal = (): void => {
    if (host.listenerCount('SIGTERM') > 1) void target.flush()
    else void end().then(() => host.kill(host.pid, 'SIGTERM'))
  }
  host.on('SIGTERM', onSignal)
  host.on('beforeExit', onBeforeExit)
  return { flush: () => target.flush(), shutdown }
}
