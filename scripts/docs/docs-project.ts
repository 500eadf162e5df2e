import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packPackages } from '../install/pack-packages.ts'
import { run } from '../install/run-command.ts'

/** Every package that is published. */
const PACKAGES = [
  'semconv',
  'statistics',
  'spec',
  'profile',
  'instrumentation',
  'health',
  'view',
  'rules',
  'processor',
  'cli',
]

/** What pages install beside them, as the README of instrumentation has it for SDK 3.x, and a compiler. */
const OTHERS = {
  typescript: '7.0.2',
  '@types/node': '24.19.2',
  '@opentelemetry/api': '1.10.0',
  '@opentelemetry/sdk-metrics': '3.1.0',
  '@opentelemetry/exporter-metrics-otlp-proto': '0.301.0',
  '@opentelemetry/sdk-node': '0.301.0',
  '@opentelemetry/resources': '3.1.0',
}

/** Makes an empty folder a project with every published package from its tarball; folders in it find them, too. */
export async function makeDocsProject(folder: string): Promise<void> {
  await mkdir(join(folder, 'tarballs'))
  const tarballs = await packPackages(join(folder, 'tarballs'), PACKAGES)
  const overrides = Object.fromEntries(Object.keys(tarballs).map((name) => [name, `$${name}`]))
  const dependencies = { ...tarballs, ...OTHERS }
  const manifest = { name: 'docs', private: true, type: 'module', dependencies, overrides }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await run(['npm', 'install'], { cwd: folder })
}
