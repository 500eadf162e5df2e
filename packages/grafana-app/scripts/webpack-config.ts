import { registerHooks } from 'node:module'
import process from 'node:process'
import CopyWebpackPlugin from 'copy-webpack-plugin'
import type { Configuration, RuleSetRule } from 'webpack'
import { PLUGIN_FOLDER } from './plugin-folder.ts'

/** The scaffold imports them for its development mode, which stops at TypeScript 7; none is constructed here. */
const LEFT_OUT = new Set(['eslint-webpack-plugin', 'fork-ts-checker-webpack-plugin', 'webpack-livereload-plugin'])
const NOTHING = 'data:text/javascript,export default class {}'

/**
 * The scaffold's webpack configuration with what this repository needs on top.
 *
 * @param outputFolder where the plugin is written
 */
export async function webpackConfig(outputFolder: string): Promise<Configuration> {
  // The scaffold finds its files below the working folder.
  process.chdir(PLUGIN_FOLDER)
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      LEFT_OUT.has(specifier) ? { url: NOTHING, shortCircuit: true } : next(specifier, context),
  })
  const scaffold = new URL('../.config/webpack/webpack.config.ts', import.meta.url)
  const { default: create } = (await import(scaffold.href)) as {
    readonly default: (env: Readonly<Record<string, true>>) => Promise<Configuration>
  }
  hooks.deregister()
  return extend(await create({ production: true }), outputFolder)
}

function extend(config: Configuration, outputFolder: string): Configuration {
  return {
    ...config,
    // A test holds what Grafana loads first; what a page loads is scenes.
    performance: false,
    output: {
      ...config.output,
      path: outputFolder,
      // Hoisted packages would be named by a path that the catalog's validator looks for below src.
      devtoolModuleFilenameTemplate: ({ resourcePath }: { readonly resourcePath: string }) =>
        resourcePath.replace(/^.*\/node_modules\//, './node_modules/').replace(/^\.\/(?!node_modules)/, ''),
    },
    plugins: [...(config.plugins ?? []), new CopyWebpackPlugin({ patterns: [{ from: 'panels/**/img/*', to: '.' }] })],
    module: {
      ...config.module,
      rules: (config.module?.rules ?? []).map((rule) => compileAsWeWrite(rule as RuleSetRule)),
    },
    resolve: { ...config.resolve, conditionNames: ['@driftline/source', '...'] },
  }
}

/** The scaffold expects React by name in every file and writes generators for `async`. */
function compileAsWeWrite(rule: RuleSetRule): RuleSetRule {
  const { use } = rule
  if (typeof use !== 'object' || !('loader' in use) || use.loader !== 'swc-loader') return rule
  const { jsc } = use.options as { readonly jsc: object }
  const compiled = { ...jsc, target: 'es2022', transform: { react: { runtime: 'automatic' } } }
  return { ...rule, use: { loader: 'swc-loader', options: { jsc: compiled } } }
}
