/** Thrown when a short text such as a duration or window cannot be read. */
export class SpecTextError extends Error {
  override readonly name = 'SpecTextError'
  readonly code: 'ERR_DURATION' | 'ERR_WINDOW' | 'ERR_DATE' | 'ERR_TIME_OUT_OF_RANGE'

  constructor(code: SpecTextError['code'], message: string) {
    super(message)
    this.code = code
  }
}
