/** Where a processor listens, and what guards it. */
export interface Exposure {
  /** The address it is bound to. */
  readonly host: string
  readonly hasToken: boolean
  readonly insecure: boolean
}

/** What the log says of who can reach the processor; undefined where only this machine can, or must show a token. */
export function exposureWarning({ host, hasToken, insecure }: Exposure): string | undefined {
  const where = isLoopback(host) ? '' : ` on ${host}, beyond this machine`
  if (insecure && !hasToken)
    return `--insecure: whoever reaches the processor${where} can write to it and read from it; guard it with --token-file`
  if (where === '') return undefined
  return `listening${where}: metrics and the token travel unencrypted; put a proxy with TLS before it`
}

function isLoopback(host: string): boolean {
  return host === '::1' || /^(?:::ffff:)?127\./.test(host)
}
