import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

type Index = typeof import('./index.ts')
type Setup = typeof import('./setup.ts')

/** The entries of this package bundled with all they import, as a bundler copies them into each part of a service. */
export interface Bundles {
  /** Loads a CommonJS copy that shares no module with any other. */
  readonly commonJs: () => Index & Setup
  /** Loads an ES module copy that shares no module with any other. */
  readonly esModule: () => Promise<Index & Setup>
  readonly remove: () => void
}

const SOURCE = fileURLToPath(new URL('.', import.meta.url))
/** Where the copies find the SDK, which no bundler puts into them. */
const INSTALLED = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const CONDITIONS = ['@driftline/source', 'node']
const require = createRequire(import.meta.url)

/** Bundles the package in both formats. */
export async function bundleCopies(): Promise<Bundles> {
  const folder = mkdtempSync(join(tmpdir(), 'driftline-copies-'))
  writeFileSync(join(folder, 'both.ts'), BOTH)
  symlinkSync(INSTALLED, join(folder, 'node_modules'))
  for (const format of ['cjs', 'es'] as const) await bundle(format, folder)
  let loadCount = 0
  return {
    commonJs: () => {
      const path = join(folder, 'both.cjs')
      Reflect.deleteProperty(require.cache, path)
      return require(path) as Index & Setup
    },
    esModule: async () => {
      loadCount += 1
      const url = `${pathToFileURL(join(folder, 'both.mjs')).href}?copy=${loadCount}`
      return (await import(/* @vite-ignore */ url)) as Index & Setup
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

async function bundle(format: 'cjs' | 'es', folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: SOURCE,
    ssr: {
      noExternal: true,
      external: ['@opentelemetry/sdk-node', '@opentelemetry/sdk-metrics', '@opentelemetry/resources'],
      resolve: { conditions: CONDITIONS },
    },
    build: {
      ssr: join(folder, 'both.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: [/^@opentelemetry\/(sdk-|resources|exporter-)/],
        output: { format, entryFileNames: format === 'cjs' ? 'both.cjs' : 'both.mjs' },
      },
    },
  })
}

const BOTH = `
  export { createRecorder, flush, instrumentModel, metricProducer } from ${JSON.stringify(join(SOURCE, 'index.ts'))}
  export { setup } from ${JSON.stringify(join(SOURCE, 'setup.ts'))}
`
