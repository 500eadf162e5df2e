import type { UserConfig } from 'tsdown'

/** What a package says of its build. */
export interface PackageBuild {
  /** Source file of each entry by its name below `dist`. */
  readonly entry: Readonly<Record<string, string>>
  /** Where it runs: with Node's own modules, or anywhere. */
  readonly platform: 'node' | 'neutral'
}

/**
 * ES module and CommonJS side by side, for what is installed into services, each with its declarations, which the
 * workspace's own compiler emits. What runs at the edge is declared by its counterpart in Node.
 */
export function packageBuild(build: PackageBuild): UserConfig {
  return {
    ...bundle(build),
    format: ['esm', 'cjs'],
    target: 'node20.19',
    outExtensions: ({ format }) => (format === 'cjs' ? { js: '.cjs', dts: '.d.cts' } : { js: '.mjs', dts: '.d.mts' }),
  }
}

/** An ES module alone: one file instead of hundreds is loaded several times faster. */
export function moduleBuild(build: PackageBuild): UserConfig {
  return {
    ...bundle(build),
    format: ['esm'],
    target: 'node22.18',
    outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  }
}

function bundle({ entry, platform }: PackageBuild): UserConfig {
  const declared = Object.entries(entry).flatMap(([name, file]) => (name.startsWith('edge/') ? [] : [file]))
  return {
    entry: { ...entry },
    platform,
    tsconfig: 'tsconfig.dist.json',
    dts: { generator: 'tsgo', sourcemap: false, entry: declared },
    hash: false,
    // A dependency is never copied into the package.
    deps: { onlyBundle: [] },
  }
}
