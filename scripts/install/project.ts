import type { NodeLine } from './node-binary.ts'
import type { ProjectPlan } from './project-folder.ts'
import { run } from './run-command.ts'

/** Where a run of a project takes place. */
export interface Stage {
  readonly folder: string
  /** Folder of the `node` to run with. */
  readonly nodeFolder: string
  /** Variables that send telemetry to the test. */
  readonly env: Readonly<Record<string, string>>
  /** Waits until the test was sent counts of so many rows. */
  readonly arrived: (rowCount: number) => Promise<void>
}

/** One way to run an installed project. */
export interface Run {
  readonly name: string
  readonly node: NodeLine
  /** Serves the rows once for each writer, and returns when the service has ended. */
  readonly play: (stage: Stage) => Promise<void>
  /** How often the rows are served, each time by another writer or another model. Default 1. */
  readonly servings?: number
}

/** A project that is installed once and run in one or more ways. */
export interface Project extends ProjectPlan {
  readonly name: string
  /** Node that installs. */
  readonly node: NodeLine
  readonly runs: readonly Run[]
  /** Whether `npm test` runs it too. */
  readonly fast?: boolean
}

/** Runs a file of the project to its end. */
export const playing =
  (...command: readonly string[]) =>
  async ({ folder, nodeFolder, env }: Stage): Promise<void> => {
    await run(['node', ...command], { cwd: folder, nodeFolder, env })
  }
