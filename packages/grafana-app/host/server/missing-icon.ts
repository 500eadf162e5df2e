import { Buffer } from 'node:buffer'
import type { StaticFile } from './static-file.ts'

/** Icons that a Grafana has and its package has not, drawn anew. */
const DRAWN: Readonly<Record<string, string>> = {
  'angle-double-left': 'M11 7l-5 5 5 5M18 7l-5 5 5 5',
  spinner: 'M12 3a9 9 0 1 0 9 9',
}

/** The stand-in for an icon by its path; undefined for any other. */
export function missingIcon(path: string): StaticFile | undefined {
  const shape = DRAWN[/\/icons\/unicons\/([\w-]+)\.svg$/.exec(path)?.[1] ?? '']
  if (shape === undefined) return undefined
  const stroke = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
  const content = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${shape}" ${stroke}/></svg>`
  return { status: 200, contentType: 'image/svg+xml', content: Buffer.from(content) }
}
