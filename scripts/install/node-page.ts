import { readFile } from 'node:fs/promises'
import { blocksOf } from '../docs/page-blocks.ts'

/** The commands of a page below `docs/node`, as they stand there. */
export interface NodePage {
  /** Commands that install. */
  readonly install: readonly string[]
  /** Commands that run, without the variables before them, which say where to send. */
  readonly run: readonly (readonly string[])[]
}

/** @param name of the page, without `.md` */
export async function nodePage(name: string): Promise<NodePage> {
  const page = await readFile(new URL(`../../docs/node/${name}.md`, import.meta.url), 'utf8')
  const lines = blocksOf(page).flatMap(({ language, text }) => (language === 'sh' ? text.trim().split('\n') : []))
  const isInstall = (line: string) => line.startsWith('npm install ')
  const commands = lines.filter((line) => !isInstall(line)).map(toCommand)
  return { install: lines.filter(isInstall), run: commands }
}

/** A line of shell without variables and quotes, as arguments; `npx` is left to the file it would run. */
function toCommand(line: string): readonly string[] {
  const words = line.split(' ').filter((word) => !/^[A-Z_]+=/.test(word))
  const known = words[0] === 'node' || (words[0] === 'npx' && words[1] === 'next')
  if (!known || words.some((word) => /["'$|&;<>]/.test(word)))
    throw new Error(`"${line}" is no command that a page on Node may show: one of node or npx next, without shell.`)
  return words[0] === 'npx' ? ['node', 'node_modules/next/dist/bin/next', ...words.slice(2)] : words
}
