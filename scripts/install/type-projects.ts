import { run } from './run-command.ts'
import type { Project, Run } from './project.ts'

interface Check {
  /** Package of the compiler in the fixture. */
  readonly compiler: string
  readonly module: string
  readonly resolution: string
  /** The same service as module of either kind, where the kind is told by the name of the file. */
  readonly files: readonly string[]
}

const BY_NAME = ['service.mts', 'service.cts']
const CHECKS: readonly Check[] = [
  ...['typescript-5.4', 'typescript-5.9'].flatMap((compiler): readonly Check[] => [
    { compiler, module: 'commonjs', resolution: 'node10', files: ['service.ts'] },
    { compiler, module: 'node16', resolution: 'node16', files: BY_NAME },
    { compiler, module: 'esnext', resolution: 'bundler', files: ['service.ts'] },
  ]),
  { compiler: 'typescript-7', module: 'nodenext', resolution: 'nodenext', files: BY_NAME },
  { compiler: 'typescript-7', module: 'esnext', resolution: 'bundler', files: ['service.ts'] },
]

/** A typed service, checked by compilers old and new in every way of finding a module. */
export const TYPES: Project = {
  name: 'types',
  fixture: 'types',
  manager: 'npm',
  node: 24,
  runs: CHECKS.map(toRun),
}

function toRun({ compiler, module, resolution, files }: Check): Run {
  const flags = ['--noEmit', '--strict', '--target', 'es2022', '--module', module, '--moduleResolution', resolution]
  return {
    name: `${compiler} ${resolution}`,
    node: 24,
    servings: 0,
    play: async ({ folder, nodeFolder }) => {
      await run(['node', `node_modules/${compiler}/bin/tsc`, ...flags, ...files], { cwd: folder, nodeFolder })
    },
  }
}
