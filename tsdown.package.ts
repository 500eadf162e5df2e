import type { UserConfig } from 'tsdown'

/** What a package that is installed into services says of its build. */
export interface PackageBuild {
  /** Source file of each entry by its name below `dist`. */
  readonly entry: Readonly<Record<string, string>>
  /** Where it runs: with Node's own modules, or anywhere. */
  readonly platform: 'node' | 'neutral'
}

/**
 * ES module and CommonJS side by side, each with its declarations, which the workspace's own compiler
 * emits. What runs at the edge is declared by its counterpart in Node.
 */
export function packageBuild({ entry, platform }: PackageBuild): UserConfig {
  const declared = Object.entries(entry).flatMap(([name, file]) => (name.startsWith('edge/') ? [] : [file]))
  return {
    entry: { ...entry },
    platform,
    format: ['esm', 'cjs'],
    target: 'node20.19',
    tsconfig: 'tsconfig.dist.json',
    outExtensions: ({ format }) => (format === 'cjs' ? { js: '.cjs', dts: '.d.cts' } : { js: '.mjs', dts: '.d.mts' }),
    dts: { generator: 'tsgo', sourcemap: false, entry: declared },
    hash: false,
    // A dependency is never copied into the package.
    deps: { onlyBundle: [] },
  }
}
