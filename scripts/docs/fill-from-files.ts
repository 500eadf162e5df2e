import { readFileSync, writeFileSync } from 'node:fs'
import { repository } from '../architecture.ts'
import { blocksOf } from './page-blocks.ts'
import { markdownPages } from './markdown-pages.ts'

/** What a block that shows a file is marked with. */
const FILE = /^file: (?<path>\S+)$/

/** The page with every block marked `<!-- file: path -->` as that file is. @param read gives a file of the repository */
export function filledFromFiles(page: string, read: (path: string) => string): string {
  return blocksOf(page).reduceRight((text, { note, start, end }) => {
    const path = FILE.exec(note)?.groups?.['path']
    return path === undefined ? text : text.slice(0, start) + read(path) + text.slice(end)
  }, page)
}

/** @param path relative to the repository */
export function readRepositoryFile(path: string): string {
  return readFileSync(new URL(path, repository), 'utf8')
}

if (import.meta.main)
  for (const path of markdownPages()) {
    const page = readRepositoryFile(path)
    const filled = filledFromFiles(page, readRepositoryFile)
    if (filled !== page) writeFileSync(new URL(path, repository), filled)
  }
