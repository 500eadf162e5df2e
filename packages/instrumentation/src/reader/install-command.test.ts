import '../require-conditions.testing.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { installCommand } from './install-command.ts'

test('what is missing is named in the versions that the README gives for the line of the API', () => {
  const packages = ['sdk-node', 'sdk-metrics', 'resources', 'exporter-metrics-otlp-proto']
  const [, , ...specifiers] = installCommand(packages.map((name) => `@opentelemetry/${name}`)).split(' ')
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const line = /^### SDK 2\.x(?<commands>[\s\S]*?)^### /m.exec(readme)?.groups?.['commands']
  expect(specifiers).toHaveLength(packages.length)
  for (const specifier of specifiers) expect(line).toContain(specifier)
})
