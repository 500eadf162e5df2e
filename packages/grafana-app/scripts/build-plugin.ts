import { join } from 'node:path'
import webpack from 'webpack'
import { isFresh, writeStamp } from './build-stamp.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { PLUGIN_FOLDER } from './plugin-folder.ts'
import { webpackConfig } from './webpack-config.ts'

/** Where the built plugin lies. */
export const DIST_FOLDER = join(PLUGIN_FOLDER, 'dist')

const LOCK_FOLDER = join(PLUGIN_FOLDER, '.tsbuild', 'plugin.lock')

/** Builds the plugin into its `dist`, unless it lies there already. @throws Error with what webpack found wrong, warnings too */
export function buildPlugin(): Promise<void> {
  return oneAtATime(LOCK_FOLDER, async () => {
    if (!(await isFresh())) await runWebpack()
  })
}

async function runWebpack(): Promise<void> {
  const startMs = Date.now()
  const compiler = webpack(await webpackConfig(DIST_FOLDER))
  if (compiler === null) throw new Error('webpack made no compiler')
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler.run((error, result) => {
      if (error === null) resolve(result)
      else reject(error)
    })
  })
  await new Promise((resolve) => {
    compiler.close(resolve)
  })
  if (stats === undefined || stats.hasErrors() || stats.hasWarnings())
    throw new Error(stats?.toString({ all: false, errors: true, warnings: true, errorDetails: true }))
  await writeStamp(stats.compilation.fileDependencies, startMs)
}
