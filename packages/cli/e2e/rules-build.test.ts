import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { runHere } from './in-process.testing.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-rules-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function specOf(model: string): Promise<string> {
  const file = join(folder, `${model}.spec.yaml`)
  await writeFile(file, `{model: {name: ${model}, owner: ${model}-team}, slos: {availability: 0.999, drift: 0.95}}`)
  return file
}

async function build(...args: readonly string[]): Promise<readonly string[]> {
  const out = join(folder, 'rules')
  const { code, err } = await runHere(['rules', 'build', ...args, '--out', out])
  expect({ code, err }).toMatchObject({ code: 0 })
  return (await readdir(out)).toSorted()
}

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly { readonly alert?: string }[] }[]
}

const read = async (file: string): Promise<RuleFile> =>
  parse(await readFile(join(folder, 'rules', file), 'utf8')) as RuleFile

test('each model has a rule file, and all together one that watches the processor', async () => {
  const files = await build(await specOf('fares'), await specOf('ridership'), '--job', 'health')
  expect(files).toEqual(['driftline.rules.yaml', 'fares.rules.yaml', 'ridership.rules.yaml'])
  expect(await readFile(join(folder, 'rules', 'driftline.rules.yaml'), 'utf8')).toContain('up{job="health"} == 0')
})

test('the rule that watches the processor does not take the file of a model of its name', async () => {
  const files = await build(await specOf('driftline'))
  expect(files).toEqual(['driftline-processor.rules.yaml', 'driftline.rules.yaml'])
  const { groups } = await read('driftline.rules.yaml')
  expect(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))).toContain('ModelSLOBurnRate')
})

test('packed rules are the same rules in fewer groups', async () => {
  const spec = await specOf('fares')
  await build(spec)
  const loose = await read('fares.rules.yaml')
  await build(spec, '--pack')
  const packed = await read('fares.rules.yaml')
  expect(packed.groups.length).toBeLessThan(loose.groups.length)
  expect(packed.groups.flatMap(({ rules }) => rules)).toHaveLength(loose.groups.flatMap(({ rules }) => rules).length)
})

test('a spent budget is told of only where that is asked for', async () => {
  const spec = await specOf('fares')
  const { out } = await runHere(['rules', 'build', spec])
  expect(out).not.toContain('ModelSLOBudgetExhausted')
  expect((await runHere(['rules', 'build', spec, '--budget-exhausted'])).out).toContain('ModelSLOBudgetExhausted')
})

test('the operator gets a resource for each model and one for the processor', async () => {
  const files = await build(await specOf('fares'), '--target', 'prometheus-operator')
  expect(files).toEqual(['driftline.prometheusrule.yaml', 'fares.prometheusrule.yaml'])
  const texts = await Promise.all(files.map((file) => readFile(join(folder, 'rules', file), 'utf8')))
  const resources = texts.flatMap((text) => parseAllDocuments(text)).map((document) => document.toJS() as unknown)
  expect(resources).toMatchObject([
    { kind: 'PrometheusRule', metadata: { name: 'driftline-driftline-processor' } },
    { kind: 'PrometheusRule', metadata: { name: 'driftline-fares' }, spec: { groups: expect.anything() as unknown } },
  ])
})

test.each(['alertmanager', 'grafana-policies'])('%s gets the routes of all teams in one file', async (target) => {
  const files = await build(await specOf('fares'), await specOf('ridership'), '--target', target)
  expect(files).toEqual([`driftline.${target}.yaml`])
  const text = await readFile(join(folder, 'rules', files[0]!), 'utf8')
  for (const team of ['fares-team', 'ridership-team', 'driftline'])
    for (const way of ['page', 'ticket', 'info']) expect(text).toContain(`receiver: ${team}-${way}`)
})

test('hours that are none are a wrong usage', async () => {
  const { code, err } = await runHere(['rules', 'build', await specOf('fares'), '--ticket-hours', 'night'])
  expect(code).toBe(2)
  expect(err).toContain('08:00-18:00@Europe/Berlin')
})
