import { open, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { start } from '../install/run-command.ts'
import type { PageBlock } from './page-blocks.ts'
import type { ServedProcessor } from './start-serving.ts'

/** Where the blocks of a page are run. */
export interface PageStage {
  /** Folder of the page, below a project in which the packages are installed. */
  readonly folder: string
  /** Folder of the commands that the project has. */
  readonly bin: string
  /** An address that takes OTLP in place of the one that pages name. */
  readonly url: string
}

/** One block, and what its page has done before. */
export interface BlockRun {
  readonly block: PageBlock
  /** What the command before it wrote. */
  readonly before: string
  readonly stage: PageStage
  /** Processors that the page has started; the last is where its addresses lead. */
  readonly served: ServedProcessor[]
}

/** A file's name in the first line of a block: `// service.ts` or `# model.yaml`, with whatever follows in the line. */
const OWN_NAME = /^(?:\/\/|#) (?<name>[\w./-]+\.\w+)\b/

/** The name that a block gives itself. */
export function ownNameOf({ text }: PageBlock): string | undefined {
  return OWN_NAME.exec(text)?.groups?.['name']
}

/** Variables that every command of a page has. */
export function environmentOf({ bin }: PageStage): Readonly<Record<string, string>> {
  return { PATH: [bin, process.env['PATH'] ?? ''].join(delimiter), NO_COLOR: '1', OTEL_SERVICE_NAME: 'docs' }
}

/** Runs a command to its end; both outputs are one text, in the order in which they were written. */
export async function execute(
  command: readonly string[],
  stage: PageStage,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly written: string }> {
  const path = join(stage.folder, '.written')
  const file = await open(path, 'w')
  try {
    const surroundings = { cwd: stage.folder, env: { ...environmentOf(stage), ...variables } }
    const child = start(command, surroundings, ['ignore', file.fd, file.fd])
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    return { status, written: await readFile(path, 'utf8') }
  } finally {
    await file.close()
  }
}
