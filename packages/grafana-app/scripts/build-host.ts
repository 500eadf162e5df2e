import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { CACHE_FOLDER } from './cache-folder.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

const PAGE_FOLDER = join(PLUGIN_FOLDER, 'host/page')

/** Builds the host page with all of Grafana's packages in it, once for the same sources. @returns where it lies */
export async function buildHost(): Promise<string> {
  const hash = await hashOfSources()
  const folder = join(CACHE_FOLDER, `host-${hash}`)
  await oneAtATime(`${folder}.lock`, async () => {
    if (existsSync(folder)) return
    const unfinished = await buildAside()
    // Under the name of sources that changed meanwhile it would be found, and be wrong, for ever.
    if ((await hashOfSources()) === hash) await rename(unfinished, folder)
    else await rm(unfinished, { recursive: true })
  })
  return existsSync(folder) ? folder : buildHost()
}

/** @returns where what was built lies for now */
async function buildAside(): Promise<string> {
  await mkdir(CACHE_FOLDER, { recursive: true })
  const unfinished = await mkdtemp(join(CACHE_FOLDER, 'unfinished-'))
  await build({
    root: PAGE_FOLDER,
    base: './',
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@grafana/runtime/plugin-page': pluginPage } },
    // With SystemJS on the page, packages that know AMD would hand themselves to it.
    define: { 'process.env.NODE_ENV': '"production"', define: 'undefined' },
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Infinity,
      target: 'es2023',
      rolldownOptions: {
        input: join(PAGE_FOLDER, 'main.tsx'),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
  await writeLoader(unfinished)
  return unfinished
}

/** SystemJS with what lets it load plugins, which are AMD. */
async function writeLoader(folder: string): Promise<void> {
  const parts = ['systemjs/dist/system.js', 'systemjs/dist/extras/amd.js'].map((path) => import.meta.resolve(path))
  const texts = await Promise.all(parts.map((url) => readFile(fileURLToPath(url), 'utf8')))
  await writeFile(join(folder, 'system.js'), texts.join('\n'))
}

const pluginPage = fileURLToPath(new URL('components/PluginPage.mjs', import.meta.resolve('@grafana/runtime')))

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(PAGE_FOLDER)).toSorted().map((name) => join('host/page', name))
  for (const name of [...names, 'package.json', 'scripts/build-host.ts'])
    hash.update(await readFile(join(PLUGIN_FOLDER, name)))
  return hash.digest('hex').slice(0, 16)
}
