/** Another living process uses the state directory. */
export class StateInUseError extends Error {
  override readonly name = 'StateInUseError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_IN_USE'
}

/** The state on disk was written by a newer version of the product. */
export class StateVersionError extends Error {
  override readonly name = 'StateVersionError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_VERSION'
}

/** The state on disk cannot be read, and neither can its predecessor. */
export class StateDamagedError extends Error {
  override readonly name = 'StateDamagedError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_DAMAGED'
}
