/** Name and version of this package, as the instrumentation scope. */
export const SCOPE_NAME = '@driftline/instrumentation'
export const SCOPE_VERSION = '0.0.0'
