import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const repo = fileURLToPath(new URL('../..', import.meta.url))

/** What each snippet must and must not do: the file it stands in, its text, the rules that must fire there. */
const cases: readonly { readonly file: string; readonly text: string; readonly rules: readonly string[] }[] = [
  {
    file: 'packages/statistics/src/upward.ts',
    text: "import { judge } from '@driftline/health'\nexport const verdict = judge\n",
    rules: ['house(imports-down-only)'],
  },
  {
    file: 'packages/statistics/src/upward-later.ts',
    text: "export const later = () => import('@driftline/health')\n",
    rules: ['house(imports-down-only)'],
  },
  {
    file: 'packages/statistics/src/upward-export.ts',
    text: "export { judge } from '@driftline/health'\n",
    rules: ['house(imports-down-only)'],
  },
  {
    file: 'packages/instrumentation/src/sideways.ts',
    text: "export { serve } from '@driftline/processor'\n",
    rules: ['house(imports-down-only)'],
  },
  {
    file: 'packages/health/src/downward.ts',
    text: "export { mean } from '@driftline/statistics'\n",
    rules: [],
  },
  {
    file: 'packages/spec/src/reads-disk.ts',
    text: "export { readFileSync } from 'node:fs'\n",
    rules: ['house(imports-down-only)'],
  },
  { file: 'packages/spec/src/reads-disk.test.ts', text: "export { readFileSync } from 'node:fs'\n", rules: [] },
  { file: 'packages/cli/src/reads-disk.ts', text: "export { readFileSync } from 'node:fs'\n", rules: [] },
  {
    file: 'packages/health/src/drift/by-path.ts',
    text: "export { mean } from '../../../statistics/src/mean.ts'\n",
    rules: ['house(no-path-into-package)'],
  },
  {
    file: 'examples/shop/src/by-path.ts',
    text: "export { mean } from '../../../packages/statistics/src/mean.ts'\n",
    rules: ['house(no-path-into-package)'],
  },
  {
    file: 'packages/health/src/drift/by-path-inside.ts',
    text: "export { mean } from '../mean.ts'\nexport { read } from '../../scripts/read.ts'\n",
    rules: [],
  },
  {
    file: 'packages/statistics/src/everything.ts',
    text: "export * from './downward.ts'\n",
    rules: ['house(export-by-name)'],
  },
  {
    file: 'packages/statistics/src/default.ts',
    text: 'export default 1\n',
    rules: ['import(no-default-export)'],
  },
  {
    file: 'packages/processor/src/literal.ts',
    text: "export const name = 'ml.feature.value'\n",
    rules: ['house(telemetry-names-in-semconv)'],
  },
  {
    file: 'packages/processor/src/literal-label.ts',
    text: 'export const query = `ml_drift_severity`\n',
    rules: ['house(telemetry-names-in-semconv)'],
  },
  {
    file: 'packages/processor/src/not-a-name.ts',
    text: "export const files = ['driftline.yaml', 'driftline', 'driftline.profile/v1', 'mlp']\n",
    rules: [],
  },
  { file: 'packages/processor/src/literal.test.ts', text: "export const name = 'ml.feature.value'\n", rules: [] },
  { file: 'packages/semconv/src/literal.ts', text: "export const name = 'ml.feature.value'\n", rules: [] },
  {
    file: 'packages/spec/src/circle.ts',
    text: "import type { Rest } from './rest-of-circle.ts'\nexport interface Start {\n  readonly rest: Rest\n}\n",
    rules: ['import(no-cycle)'],
  },
  {
    file: 'packages/spec/src/rest-of-circle.ts',
    text: "import type { Start } from './circle.ts'\nexport interface Rest {\n  readonly start: Start\n}\n",
    rules: ['import(no-cycle)'],
  },
  { file: 'packages/health/src/utils.ts', text: 'export const one = 1\n', rules: ['house(file-name-says-idea)'] },
  { file: 'packages/health/src/shared/one.ts', text: 'export const one = 1\n', rules: ['house(file-name-says-idea)'] },
  { file: 'packages/health/src/metric-data.ts', text: 'export const one = 1\n', rules: [] },
]

describe('the house rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'house-'))
  const firedByFile = new Map<string, string[]>()

  beforeAll(() => {
    for (const { file, text } of cases) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    for (const { filename, code } of lint(folder))
      firedByFile.set(filename, [...(firedByFile.get(filename) ?? []), code])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(cases)('$file: $rules', ({ file, rules }) => {
    expect(firedByFile.get(join(folder, file)) ?? []).toEqual(rules)
  })
})

interface Diagnostic {
  readonly filename: string
  readonly code: string
}

function lint(folder: string): readonly Diagnostic[] {
  const oxlint = join(repo, 'node_modules/oxlint/bin/oxlint')
  try {
    execFileSync(process.execPath, [oxlint, '-c', join(repo, '.oxlintrc.json'), '--format', 'json', folder], {
      cwd: repo,
      stdio: 'pipe',
    })
    return []
  } catch (error) {
    const output = (error as { readonly stdout?: Buffer }).stdout?.toString() ?? String(error)
    return (JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics
  }
}
