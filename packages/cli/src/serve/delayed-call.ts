/** A call that waits a moment for company. */
export interface DelayedCall {
  /** Asks for the call; those who ask while one is due share it. */
  readonly ask: () => void
  /** Gives up one that is due. */
  readonly cancel: () => void
}

/** Delays a call, so that what comes in one burst is answered by one. @param delayMs from the first who asks. */
export function createDelayedCall(call: () => void, delayMs: number): DelayedCall {
  let timer: NodeJS.Timeout | undefined
  return {
    ask: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        call()
      }, delayMs)
    },
    cancel: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
