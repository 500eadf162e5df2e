/** A request body that is not the OTLP it claims to be; nothing of it was used. */
export class OtlpDecodeError extends Error {
  override readonly name = 'OtlpDecodeError'
  /** Stable code for programs. */
  readonly code = 'ERR_OTLP_DECODE'
}
