import type { SdkLine } from './documented-commands.ts'
import type { NodeLine } from './node-binary.ts'
import { playing } from './project.ts'
import type { Project, Run, Stage } from './project.ts'
import { run } from './run-command.ts'

/** A service of a few lines, as ES module and as CommonJS, on every Node that its SDK is promised for. */
export function plainProjects(commands: Readonly<Record<SdkLine, readonly string[]>>): readonly Project[] {
  const of = (line: SdkLine) => ({ fixture: 'plain', commands: commands[line] })
  return [
    { ...of('2.x'), name: 'SDK 2.x', manager: 'npm', node: 20, runs: runsOn(20, 22, 24), fast: true },
    { ...of('3.x'), name: 'SDK 3.x', manager: 'npm', node: 26, runs: runsOn(22, 24, 26) },
    { ...of('2.x'), name: 'SDK 2.x by pnpm', manager: 'pnpm', node: 20, runs: runsOn(20) },
    { ...of('3.x'), name: 'SDK 3.x by pnpm', manager: 'pnpm', node: 24, runs: runsOn(24), fast: true },
    {
      name: 'SDK 1.30',
      fixture: 'sdk-1',
      manager: 'npm',
      node: 20,
      runs: [
        { name: 'one call', node: 20, play: playing('one-call.mjs') },
        { name: 'a reader of its own', node: 20, play: playing('service.mjs') },
        { name: 'setup() is refused in words', node: 20, play: refuseSetup, servings: 0 },
      ],
    },
  ]
}

function runsOn(...lines: readonly NodeLine[]): readonly Run[] {
  return lines.flatMap((node): readonly Run[] => [
    { name: 'ES module', node, play: playing('service.mjs') },
    { name: 'CommonJS', node, play: playing('service.cjs') },
    { name: 'by setup()', node, play: playing('with-setup.mjs') },
  ])
}

async function refuseSetup({ folder, nodeFolder, env }: Stage): Promise<void> {
  const written = await run(['node', 'with-setup.mjs'], { cwd: folder, nodeFolder, env })
  if (!written.includes('setup() needs OpenTelemetry SDK 2.1 or newer')) throw new Error(`it wrote: ${written}`)
}
