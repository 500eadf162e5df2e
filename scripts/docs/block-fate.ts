import type { PageBlock } from './page-blocks.ts'

/** What is done with a block of a page. */
export type Fate =
  /** Run as its language is. */
  | { readonly kind: 'run' }
  /** Run, or compared with what is made, by another test. */
  | { readonly kind: 'elsewhere'; readonly test: string }
  /** The text of a file of the repository. */
  | { readonly kind: 'file'; readonly path: string }
  /** The output of the command before it. */
  | { readonly kind: 'output' }
  | { readonly kind: 'not run'; readonly reason: string }

const NOTES = /^(?<word>run by|file|not run): (?<rest>.+)$/
const WHOLE_PAGE = /^<!-- blocks run by: (?<test>\S+) -->$/m
/** Shortest reason that says something. */
const REASON_LENGTH = 9

/** What the notes of a page say of a block: its own before that of the whole page. */
export function fateOf(block: PageBlock, page: string): Fate {
  const { word, rest = '' } = NOTES.exec(block.note)?.groups ?? {}
  const test = WHOLE_PAGE.exec(page)?.groups?.['test']
  if (word === 'file') return { kind: 'file', path: rest }
  if (word === 'run by') return { kind: 'elsewhere', test: rest }
  if (word === 'not run') return withReason(rest)
  if (block.note === 'output') return { kind: 'output' }
  if (block.language === 'mermaid') return { kind: 'not run', reason: 'a drawing, not code' }
  return test === undefined ? { kind: 'run' } : { kind: 'elsewhere', test }
}

function withReason(reason: string): Fate {
  if (reason.length < REASON_LENGTH) throw new Error(`"not run: ${reason}" is no reason.`)
  return { kind: 'not run', reason }
}
