/** Input that cannot be used; the message is for the user and the exit code is 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
