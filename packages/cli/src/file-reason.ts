/** Why the file system refused, in words. */
export function toFileReason(cause: unknown, whenAbsent = 'there is no such file'): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
  return { ENOENT: whenAbsent, EISDIR: 'it is a folder', EACCES: 'access is denied' }[code] ?? code
}
