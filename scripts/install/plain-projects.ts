import type { SdkLine } from './documented-commands.ts'
import type { NodeLine } from './node-binary.ts'
import { playing } from './project.ts'
import type { Project, Run } from './project.ts'

/** A service of a few lines, as ES module and as CommonJS, on every Node that its SDK is promised for. */
export function plainProjects(commands: Readonly<Record<SdkLine, readonly string[]>>): readonly Project[] {
  const plain = { fixture: 'plain' } as const
  return [
    {
      ...plain,
      name: 'SDK 2.x',
      manager: 'npm',
      commands: commands['2.x'],
      node: 20,
      runs: both([20, 22, 24]),
      fast: true,
    },
    { ...plain, name: 'SDK 3.x', manager: 'npm', commands: commands['3.x'], node: 26, runs: both([22, 24, 26]) },
    { ...plain, name: 'SDK 2.x by pnpm', manager: 'pnpm', commands: commands['2.x'], node: 20, runs: both([20]) },
    { ...plain, name: 'SDK 3.x by pnpm', manager: 'pnpm', commands: commands['3.x'], node: 24, runs: both([24]) },
    {
      name: 'SDK 1.30',
      fixture: 'sdk-1',
      manager: 'npm',
      node: 20,
      runs: [{ name: 'a reader of its own', node: 20, play: playing('service.mjs') }],
    },
  ]
}

function both(lines: readonly NodeLine[]): readonly Run[] {
  return lines.flatMap((node): readonly Run[] => [
    { name: 'ES module', node, play: playing('service.mjs') },
    { name: 'CommonJS', node, play: playing('service.cjs') },
  ])
}
