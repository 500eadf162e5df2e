import { readFileSync } from 'node:fs'

/** Version of the package. */
export const VERSION: string = versionIn(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

function versionIn(manifest: string): string {
  const { version } = JSON.parse(manifest) as { readonly version: string }
  return version
}
