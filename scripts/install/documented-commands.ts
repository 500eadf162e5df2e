import { readFile } from 'node:fs/promises'

const README = new URL('../../packages/instrumentation/README.md', import.meta.url)

/** A line of OpenTelemetry's SDK that the README has a command for. */
export type SdkLine = '2.x' | '3.x'

/** The install commands that the README shows for each line: the first is enough, the second adds what `setup()` takes. */
export async function documentedCommands(): Promise<Readonly<Record<SdkLine, readonly string[]>>> {
  const section = /^## Install\n(?<text>[\s\S]*?)^## /m.exec(await readFile(README, 'utf8'))?.groups?.['text'] ?? ''
  return { '2.x': commandsOf(section, '2.x'), '3.x': commandsOf(section, '3.x') }
}

function commandsOf(section: string, line: SdkLine): readonly string[] {
  const part = section.split(/^### /m).find((candidate) => candidate.startsWith(`SDK ${line}`)) ?? ''
  const commands = [...part.matchAll(/^npm install [^#\n]*/gm)].map(([command]) => command.trim())
  if (commands.length !== 2)
    throw new Error(`The README of instrumentation has ${commands.length} install commands for SDK ${line}, not 2.`)
  return commands
}
