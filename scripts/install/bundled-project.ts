import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run-command.ts'
import type { Project, Run, Stage } from './project.ts'

/** A service that esbuild makes one file of. */
export const BUNDLED: Project = {
  name: 'esbuild',
  fixture: 'esbuild',
  manager: 'npm',
  node: 20,
  fast: true,
  runs: [
    { name: 'ES module', node: 20, play: (stage) => playBundle(stage, 'esm') },
    { name: 'CommonJS', node: 20, play: (stage) => playBundle(stage, 'cjs') },
    { name: 'a service without a spec holds no YAML and no zod', node: 20, servings: 0, play: weigh },
    ...['edge-light', 'workerd'].map((condition): Run => ({
      name: `nothing but a warning under ${condition}`,
      node: 20,
      servings: 0,
      play: (stage) => playEdge(stage, condition),
    })),
  ],
}

/** Bytes of `@driftline/*` and all they bring, minified, beside OpenTelemetry's own. */
const MAX_BUNDLED_BYTES = 100_000

async function playBundle({ folder, nodeFolder, env }: Stage, format: 'esm' | 'cjs'): Promise<void> {
  const out = `out/service.${format === 'esm' ? 'mjs' : 'cjs'}`
  // CommonJS dependencies ask for Node's own modules by require, which an ES module lacks.
  const banner =
    "--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"
  await bundle({ folder, nodeFolder }, [
    format === 'esm' ? 'service.mjs' : 'service.cjs',
    `--outfile=${out}`,
    `--format=${format}`,
    '--platform=node',
    ...(format === 'esm' ? [banner] : []),
  ])
  await run(['node', out], { cwd: folder, nodeFolder, env })
}

async function weigh(stage: Stage): Promise<void> {
  const meta = join(stage.folder, 'out', 'bare.json')
  await bundle(stage, [
    'bare.mjs',
    '--outfile=out/bare.mjs',
    '--format=esm',
    '--platform=node',
    '--minify',
    `--metafile=${meta}`,
  ])
  const { outputs } = JSON.parse(await readFile(meta, 'utf8')) as Metafile
  const inputs = Object.entries(outputs['out/bare.mjs']?.inputs ?? {})
  const ours = inputs.filter(([path]) => !path.includes('/@opentelemetry/'))
  const parsers = ours.filter(([path]) => /node_modules\/(?:yaml|zod|@driftline\/spec)\//.test(path))
  if (parsers.length > 0) throw new Error(`parsers are in the bundle: ${parsers.map(([path]) => path).join(', ')}`)
  const bytes = ours.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
  if (bytes === 0 || bytes > MAX_BUNDLED_BYTES) throw new Error(`the wrapper takes ${bytes} bytes of a bundle`)
}

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >
}

async function playEdge(stage: Stage, condition: string): Promise<void> {
  const out = `out/${condition}.mjs`
  await bundle(stage, [
    'edge.mjs',
    `--outfile=${out}`,
    '--format=esm',
    '--platform=neutral',
    `--conditions=${condition}`,
    '--main-fields=module,main',
  ])
  const code = await readFile(join(stage.folder, out), 'utf8')
  if (code.includes('node:')) throw new Error(`what is bundled for ${condition} asks for Node's own modules`)
  const written = await run(['node', out], { cwd: stage.folder, nodeFolder: stage.nodeFolder })
  if (written !== '["driftline: models are not counted in an edge or Workers runtime",512]\n')
    throw new Error(`under ${condition} it wrote ${written}`)
}

async function bundle(
  { folder, nodeFolder }: Pick<Stage, 'folder' | 'nodeFolder'>,
  args: readonly string[],
): Promise<void> {
  await run(['node_modules/.bin/esbuild', '--bundle', '--log-level=warning', ...args], {
    cwd: folder,
    nodeFolder,
  })
}
