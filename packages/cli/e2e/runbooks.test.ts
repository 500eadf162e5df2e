import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { RuleSet } from '@driftline/rules'
import { buildRules, processorRules } from '@driftline/rules'
import { metricDefinitions, toPrometheusLabel, toPrometheusName } from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { createProgram } from '../src/program.ts'
import { silentContext } from '../src/silent-context.testing.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))
const ROOT = join(DOCS, '..')
const RUNBOOKS = join(DOCS, 'runbooks')
const PUBLISHED = 'https://github.com/driftline/driftline/blob/main/docs/'

const EVERY_KIND = `
model: {name: ridership, owner: transit}
windows: [1h]
features: {temperature: {}, rain: {}}
slos:
  availability: 0.999
  latency: {below: 1s, objective: 0.99}
  drift: 0.95
  missing: 0.99
  freshness: {below: 1h, objective: 0.99}
  quality: {good: absolute error below 2, objective: 0.9}
  custom: [{name: orders, good: good_orders_total, total: orders_total, objective: 0.99, description: orders come through}]
alerting: {environments: [production], pageOn: [drift, quality]}
`

const pages = ['runbooks', 'rules']
  .flatMap((folder) =>
    readdirSync(join(DOCS, folder), { recursive: true, encoding: 'utf8' }).map((own) => join(folder, own)),
  )
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: readFileSync(join(DOCS, file), 'utf8') }))
const queries = pages.flatMap(({ file, text }) => blocksOf(text, 'promql').map((query) => ({ file, query })))

describe('what alerts link to', () => {
  const alerts = everyRule().flatMap((rule) => (rule.kind === 'alert' ? [rule] : []))

  test.each([...new Set(alerts.map(({ runbookUrl }) => runbookUrl))])('%s is there', (url) => {
    expect(url.startsWith(PUBLISHED)).toBe(true)
    expect(problemOf(join(DOCS, url.slice(PUBLISHED.length)))).toBeUndefined()
  })

  test('every alert has a runbook, and every runbook an alert', () => {
    const names = readdirSync(RUNBOOKS).filter((file) => file.endsWith('.md') && file !== 'README.md')
    expect(new Set(names)).toEqual(new Set(alerts.map(({ alert }) => `${alert}.md`)))
  })

  test('the list of runbooks has every one', () => {
    const list = readFileSync(join(RUNBOOKS, 'README.md'), 'utf8')
    for (const { alert } of alerts) expect(list).toContain(`[${alert}](${alert}.md)`)
  })
})

describe.each(pages)('$file', ({ file, text }) => {
  test('has a link to nothing that is not there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
    const local = targets.filter((target) => !target.includes('://'))
    const from = join(DOCS, file)
    const resolved = local.map((target) => (target.startsWith('#') ? from + target : resolve(dirname(from), target)))
    expect(resolved.flatMap((path) => problemOf(path) ?? [])).toEqual([])
  })

  test('asks only for series that there are', () => {
    for (const { query } of queries.filter((own) => own.file === file))
      for (const [name] of query.matchAll(/\b(?:(?:ml|driftline|otelcol)_\w+|model_slo:[\w:]+)/g))
        if (!query.includes(`"${name}`)) expect(knownNames(), `${name} in ${query}`).toContain(name)
  })
})

/** Every page that shows commands. */
const commandPages = globSync('{README.md,docs/**/*.md,packages/*/README.md,examples/*/README.md}', {
  cwd: ROOT,
  exclude: ['**/node_modules/**'],
}).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))

test.each(commandPages)('$file names only commands and options that there are', ({ text }) => {
  const lines = blocksOf(text, 'sh').flatMap((block) => block.split('\n'))
  const inline = [...text.replaceAll(/^ *```[^]*?^ *```$/gm, '').matchAll(/`((?:npx )?driftline [^`]+)`/g)]
  const commands = [...lines, ...inline.map(([, command]) => command!)].map((line) => line.replace(/^npx /, ''))
  const named = commands.filter((line) => /^driftline [a-z]/.test(line))
  for (const command of named) checkCommand(command.replace(/ --help$/, ''))
})

test('queries match only by labels that the series have', () => {
  const labelsOf = new Map(
    Object.values(metricDefinitions).map((own) => [toPrometheusName(own), own.attributes.map(toPrometheusLabel)]),
  )
  const problems = queries.flatMap(({ file, query }) =>
    [...query.matchAll(/(\w+?)(?:_bucket|_count)?\{([^}]*)\}/g)].flatMap(([, metric, matchers]) => {
      const known = labelsOf.get(metric!)?.concat('job', 'instance')
      const asked = [...matchers!.matchAll(/(\w+)\s*[=!]/g)].map(([, label]) => label!)
      return known ? asked.filter((label) => !known.includes(label)).map((label) => `${file}: ${metric} ${label}`) : []
    }),
  )
  expect(problems).toEqual([])
})

const program = await createProgram(silentContext())

const hasPromtool = spawnSync('promtool', ['--version']).status === 0
if (!hasPromtool && process.env['CI'] === undefined) console.warn('promtool is not installed: no query is parsed.')

test.runIf(hasPromtool || process.env['CI'] !== undefined)('every query parses', () => {
  expect(queries.length).toBeGreaterThan(40)
  const rules = queries.map(({ query }, i) => ({ record: `runbook:query${i}`, expr: query }))
  const folder = mkdtempSync(join(tmpdir(), 'driftline-runbooks-'))
  try {
    const file = join(folder, 'queries.yaml')
    writeFileSync(file, stringify({ groups: [{ name: 'runbooks', rules }] }, { lineWidth: 0 }))
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })
    expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: '' })
    expect(stdout).toContain(`${queries.length} rules found`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function everyRule(): readonly RuleSet['groups'][number]['rules'][number][] {
  const checked = parseMonitorSpec(EVERY_KIND)
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  const sets = [buildRules(checked.value, { budgetExhausted: true }), processorRules({ job: 'driftline' })]
  return sets.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))
}

/** Code blocks of a language, also those inside a list. */
function blocksOf(text: string, language: string): readonly string[] {
  const fences = text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\`$`, 'gms'))
  return [...fences].map(([, indent = '', block = '']) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim())
}

/** What is wrong with a path and its anchor. */
function problemOf(target: string): string | undefined {
  const [path = '', anchor] = target.split('#')
  if (!existsSync(path)) return `no file ${path}`
  if (anchor === undefined || anchorsOf(readFileSync(path, 'utf8')).includes(anchor)) return undefined
  return `no heading #${anchor} in ${path}`
}

/** Anchors of headings as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function knownNames(): ReadonlySet<string> {
  const definitions = Object.values(metricDefinitions)
  const metrics = definitions.map(toPrometheusName).flatMap((name) => [name, `${name}_bucket`, `${name}_count`])
  const labels = definitions.flatMap(({ attributes }) => attributes).map(toPrometheusLabel)
  const records = everyRule().flatMap((rule) => (rule.kind === 'record' ? [rule.record] : []))
  return new Set([...metrics, ...labels, ...records])
}

function checkCommand(line: string): void {
  const { words, options } = readCommand(line)
  let command: Command = program
  for (const word of words) {
    const sub = command.commands.find((own) => own.name() === word)
    if (!sub) break
    command = sub
  }
  expect(command.parent, `${line}: no such command`).not.toBeNull()
  // `accept` alone is `accept add`.
  const adds = command.commands.find((own) => own.name() === 'add')
  const known = [...command.options, ...(adds?.options ?? [])].flatMap(({ long, short }) => [long, short])
  for (const option of options) expect(known, line).toContain(option)
}

function readCommand(line: string): { readonly words: readonly string[]; readonly options: readonly string[] } {
  const parts = line
    .replaceAll(/"[^"]*"/g, 'text')
    .split(/\s+/)
    .slice(1)
  const end = parts.findIndex((part) => part === '>' || part === '|')
  const used = end === -1 ? parts : parts.slice(0, end)
  return {
    words: used.filter((part) => /^[a-z]+$/.test(part)),
    options: used.filter((part) => part.startsWith('-')),
  }
}
