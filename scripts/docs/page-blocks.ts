/** A fenced block of a page. */
export interface PageBlock {
  readonly language: string
  /** Without what its fence is indented by; ends with a line end. */
  readonly text: string
  /** The HTML comment on the line before the fence, without its brackets; empty where there is none. */
  readonly note: string
  /** Line of the fence, from 1. */
  readonly line: number
  /** Where its text begins and ends in the page. */
  readonly start: number
  readonly end: number
}

const FENCE =
  /(?:^ *<!-- (?<note>[^\n]*?) -->\n\n?)?^(?<indent> *)```(?<language>\w*)\n(?<text>(?:.*\n)*?)\k<indent>```$/gm

/** All fenced blocks of a page, in their order. */
export function blocksOf(page: string): readonly PageBlock[] {
  return [...page.matchAll(FENCE)].map((match) => {
    const { note = '', indent = '', language = '', text = '' } = match.groups ?? {}
    const end = match.index + match[0].length - indent.length - 3
    const fence = page.slice(0, match.index + match[0].indexOf('```')).split('\n').length
    const outdented = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    return { language, text: outdented, note, line: fence, start: end - text.length, end }
  })
}
