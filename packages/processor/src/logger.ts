import { pino, type DestinationStream, type Logger } from 'pino'

/** How much is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

const STDERR = 2

/**
 * Creates a logger that writes one JSON line per event to standard error, without process id and host name. Callers
 * log names and counts, never feature values. Errors go under `error` with their code and cause.
 * @param level default `info`.
 * @param destination where the lines go; default standard error, written at once so that a crash loses none.
 */
export function createLogger(level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    errorKey: 'error',
    serializers: { error: pino.stdSerializers.errWithCause },
  }
  return pino(options, destination ?? pino.destination({ fd: STDERR, sync: true }))
}
