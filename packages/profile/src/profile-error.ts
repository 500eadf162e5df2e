/** A profile that cannot be used, with the reason and the way out. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError'
  readonly code: 'ERR_PROFILE_SYNTAX' | 'ERR_PROFILE_FORMAT' | 'ERR_PROFILE_DAMAGED' | 'ERR_PROFILE_MODEL'

  constructor(code: ProfileError['code'], message: string) {
    super(message)
    this.code = code
  }
}
