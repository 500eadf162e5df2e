import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repository } from '../architecture.ts'
import { startPointSink } from '../install/point-sink.ts'
import { run } from '../install/run-command.ts'
import { fateOf } from './block-fate.ts'
import { makeDocsProject } from './docs-project.ts'
import { readRepositoryFile } from './fill-from-files.ts'
import { givenFiles } from './given-files.ts'
import { markdownPages } from './markdown-pages.ts'
import { blocksOf } from './page-blocks.ts'
import { runPage } from './run-page.ts'

const PATIENCE_MS = 900_000
const pages = markdownPages()
  .filter((path) => /^(?:README|CONTRIBUTING|docs\/|packages\/|examples\/)/.test(path))
  .map((path) => ({ path, page: readRepositoryFile(path) }))
const runnable = pages.filter(({ page }) =>
  blocksOf(page).some((block) => ['run', 'output'].includes(fateOf(block, page).kind)),
)

describe.each(pages)('$path', ({ path, page }) => {
  test('says of every block that is not run here who runs it, or why nobody', () => {
    for (const block of blocksOf(page)) {
      const fate = fateOf(block, page)
      if (fate.kind !== 'elsewhere') continue
      expect(existsSync(new URL(fate.test, repository)), `${path}:${block.line}: ${fate.test}`).toBe(true)
      expect(fate.test).toMatch(/\.test\.ts$/)
      expect(readRepositoryFile(fate.test), `${fate.test} does not speak of ${path}`).toMatch(speakingOf(path))
    }
  })
})

test('what nobody runs is little, and each has its reason', () => {
  const reasons = pages.flatMap(({ path, page }) =>
    blocksOf(page).flatMap((block) => {
      const fate = fateOf(block, page)
      return fate.kind === 'not run' && block.language !== 'mermaid' ? [`${path}: ${fate.reason}`] : []
    }),
  )
  expect(reasons.length, reasons.join('\n')).toBeLessThanOrEqual(25)
})

const isDemanded = process.env['CI'] === 'true' || process.env['DRIFTLINE_INSTALL'] !== undefined
const isReachable = isDemanded || (await reachesRegistry())

describe.runIf(process.platform === 'linux' && isReachable)('in an empty folder, from tarballs,', () => {
  let project = ''
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'driftline-docs-'))
    await makeDocsProject(project)
  }, PATIENCE_MS)
  afterAll(() => rm(project, { recursive: true, force: true }), PATIENCE_MS)

  test.each(runnable)('$path does what it says', { timeout: PATIENCE_MS }, async ({ path, page }) => {
    const folder = join(project, path.replaceAll(/\W+/g, '-'))
    await mkdir(folder)
    for (const [name, text] of Object.entries(givenFiles())) await writeFile(join(folder, name), text)
    const sink = await startPointSink()
    try {
      await runPage(page, { folder, bin: join(project, 'node_modules', '.bin'), url: sink.url })
    } finally {
      sink.stop()
    }
  })
})

/** The page itself or its folder. */
function speakingOf(path: string): RegExp {
  const [name = '', folder = name] = path.split('/').toReversed()
  return new RegExp(`${name}|\\b${folder}\\b`, 'i')
}

async function reachesRegistry(): Promise<boolean> {
  return run(['npm', 'ping', '--fetch-retries=0'], { cwd: tmpdir() }).then(
    () => true,
    () => false,
  )
}
