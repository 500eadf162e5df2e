/** Another living process uses the state directory. */
export class StateInUseError extends Error {
  override readonly name = 'StateInUseError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_IN_USE'
}

/** The state on disk was written by a version of the product that keeps it in another format. */
export class StateVersionError extends Error {
  override readonly name = 'StateVersionError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_VERSION'
}

/** The state directory cannot be used as one. */
export class StateDirectoryError extends Error {
  override readonly name = 'StateDirectoryError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_DIRECTORY'
}

/** The state cannot be written at the moment, because the disk is full or gone; what was not acknowledged was not taken. */
export class StateUnwritableError extends Error {
  override readonly name = 'StateUnwritableError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_FULL'
}
