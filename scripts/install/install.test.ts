import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { BUNDLED } from './bundled-project.ts'
import { documentedCommands } from './documented-commands.ts'
import { nodeFolderOf } from './node-binary.ts'
import { packPackages } from './pack-packages.ts'
import type { Tarballs } from './pack-packages.ts'
import { plainProjects } from './plain-projects.ts'
import { startPointSink } from './point-sink.ts'
import { processProjects } from './process-projects.ts'
import type { Project } from './project.ts'
import { makeProject } from './project-folder.ts'
import { run } from './run-command.ts'
import { sentSeries } from './sent-series.ts'
import { serverProjects } from './server-projects.ts'
import { TYPES } from './type-projects.ts'

const { CI, DRIFTLINE_INSTALL } = process.env
const isWhole = DRIFTLINE_INSTALL === 'whole'
/** Without a network `npm test` leaves this out, unless it was asked for. */
const isDemanded = CI === 'true' || DRIFTLINE_INSTALL !== undefined
const SENT = fileURLToPath(new URL('sent.txt', import.meta.url))
const PATIENCE_MS = 600_000

const commands = await documentedCommands()
/** Those of processes and servers are installed and started by the commands in docs/node. */
const all: readonly Project[] = [
  ...plainProjects(commands),
  BUNDLED,
  TYPES,
  ...(await processProjects()),
  ...(await serverProjects(commands)),
]
const projects = all.filter(({ fast = false }) => isWhole || fast)

describe.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'installed from tarballs, every row arrives once and as everywhere',
  () => {
    let work = ''
    let tarballs: Tarballs = {}
    let isReachable = false
    beforeAll(async () => {
      isReachable = isDemanded || (await reachesRegistry())
      if (!isReachable) return
      work = await mkdtemp(join(tmpdir(), 'driftline-install-'))
      await mkdir(join(work, 'tarballs'))
      tarballs = await packPackages(join(work, 'tarballs'))
    }, PATIENCE_MS)
    afterAll(() => rm(work, { recursive: true, force: true }), PATIENCE_MS)

    const installed = new Map<Project, Promise<string>>()
    const install = async (project: Project): Promise<string> => {
      const folder = join(work, project.name.replaceAll(/\W+/g, '-'))
      await mkdir(folder)
      await makeProject(project, { folder, tarballs, nodeFolder: await nodeFolderOf(project.node) })
      return folder
    }
    const folderOf = (project: Project): Promise<string> => {
      const found = installed.get(project) ?? install(project)
      installed.set(project, found)
      return found
    }

    const runs = projects.flatMap((project) =>
      project.runs.map((run) => ({ title: `${project.name}, ${run.name}, Node ${run.node}`, project, run })),
    )
    test.concurrent.for(runs)('$title', { timeout: PATIENCE_MS }, async ({ project, run }, { expect }) => {
      const folder = await folderOf(project)
      const sink = await startPointSink()
      try {
        const env = { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_SERVICE_NAME: 'riders' }
        await run.play({ folder, nodeFolder: await nodeFolderOf(run.node), env, arrived: sink.arrived })
        const sent = sentSeries(sink.points)
        expect(sent).toHaveLength(run.servings ?? 1)
        for (const { series } of sent) await expect(`${series.join('\n')}\n`).toMatchFileSnapshot(SENT)
      } finally {
        sink.stop()
      }
    })
  },
)

async function reachesRegistry(): Promise<boolean> {
  return run(['npm', 'ping', '--fetch-retries=0'], { cwd: tmpdir() }).then(
    () => true,
    () => false,
  )
}
