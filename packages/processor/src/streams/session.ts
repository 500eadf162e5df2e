/**
 * A life of a writer: everything it counts since one start time. Whether a stream of it that was not seen before counts
 * in full is decided for the session, because a stream that was forgotten comes back looking new.
 */
export interface Session {
  readonly key: string
  readonly writer: string
  /** ms; 0 where the sender does not say. */
  readonly startTimeMs: number
  /** Whether all it has counted since its start has been seen; undefined before its first pane has closed. */
  isComplete: boolean | undefined
  /** Streams with a last point to take differences from. */
  knownStreams: number
  /** All its streams. */
  streams: number
  /** Greatest time of a last point, ms. */
  lastMs: number
}

/** A session of which nothing is known yet. */
export function openSession(key: string, writer: string, startTimeMs: number): Session {
  return { key, writer, startTimeMs, isComplete: undefined, knownStreams: 0, streams: 0, lastMs: -Infinity }
}

/** Key of a session. */
export function sessionKey(writer: string, startTimeMs: number): string {
  return `${startTimeMs} ${writer}`
}
