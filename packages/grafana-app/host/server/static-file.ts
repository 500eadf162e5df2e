import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A file that is given out. */
export interface StaticFile {
  readonly status: 200
  readonly contentType: string
  readonly content: Uint8Array
}

/** Reads a file below a folder; undefined where there is none or the path leaves the folder. */
export async function findFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const file = join(folder, path)
  if (!file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) return undefined
  const content = await readFile(file).catch(() => undefined)
  return content && { status: 200, contentType: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream', content }
}
