import { once } from 'node:events'
import { start } from '../install/run-command.ts'

/** A processor that a page has started. */
export interface ServedProcessor {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts `driftline serve …` as a page shows it, on a free port, and waits until it listens. */
export async function startServing(
  line: string,
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<ServedProcessor> {
  const [words = ''] = line.replace(/^npx /, '').split(/ +#/)
  const child = start([...words.trim().split(' '), '--port', '0'], { cwd: folder, env }, ['ignore', 'pipe', 'pipe'])
  const ended = once(child, 'close')
  let written = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => {
        written += text
        const found = /listening on (?<url>http:\/\/127\.0\.0\.1:\d+)/.exec(written)?.groups?.['url']
        if (found !== undefined) resolve(found)
      })
    void ended.then(() => reject(new Error(`"${line}" ended:\n${written}`)))
  })
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
