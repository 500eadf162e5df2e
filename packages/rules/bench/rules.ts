import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildRules, renderPrometheus } from '@driftline/rules'
import { parseMonitorSpec } from '@driftline/spec'

/** Specs of as many models to rule files, beside Prometheus' own check of those files. */
const MODELS = 1000

function specText(i: number): string {
  return `model: {name: model-${i}}
windows: [1h]
features: {zone: {type: categorical}, fare: {type: numeric}}
slos: {availability: 0.999, latency: {below: 250ms, objective: 0.99}, missing: 0.99, freshness: {below: 1h, objective: 0.99}, drift: 0.95}
`
}

function build(i: number): string {
  const checked = parseMonitorSpec(specText(i))
  if (!checked.ok) throw new Error(checked.issues[0]?.message)
  return renderPrometheus(buildRules(checked.value).groups)
}

function timed<T>(work: () => T): { readonly seconds: number; readonly value: T } {
  const startMs = performance.now()
  const value = work()
  return { seconds: (performance.now() - startMs) / 1000, value }
}

const folder = mkdtempSync(join(tmpdir(), 'driftline-rules-bench-'))
try {
  for (let i = 0; i < 20; i += 1) build(i)
  const built = timed(() => Array.from({ length: MODELS }, (_, i) => build(i)))
  const files = built.value.map((text, i) => {
    const file = join(folder, `${i}.yaml`)
    writeFileSync(file, text)
    return file
  })
  const checked = timed(() => spawnSync('promtool', ['check', 'rules', ...files], { encoding: 'utf8', maxBuffer: 1e9 }))
  if (checked.value.error) throw checked.value.error
  if (checked.value.status !== 0) throw new Error(checked.value.stderr)
  const figures = {
    'specs to rules, s': built.seconds,
    'promtool check rules, s': checked.seconds,
    'specs to rules / promtool': built.seconds / checked.seconds,
  }
  console.table(Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))])))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
