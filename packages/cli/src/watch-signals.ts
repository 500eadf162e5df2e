/** The part of `process` that signals need. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  exit(code: number): void
}

const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/** Ends the process on SIGINT with 130 and on SIGTERM with 143, or with 0 once the registered work is drained. */
export function watchSignals(source: SignalSource): { readonly drainOnSignal: (drain: () => Promise<void>) => void } {
  const drains: (() => Promise<void>)[] = []
  let isDraining = false
  const stop = (code: number): void => {
    if (isDraining || drains.length === 0) return source.exit(code)
    isDraining = true
    Promise.all(drains.map((drain) => drain())).then(
      () => source.exit(0),
      () => source.exit(code),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) source.on(signal, () => stop(signalExitCodes[signal]))
  return { drainOnSignal: (drain) => void drains.push(drain) }
}
