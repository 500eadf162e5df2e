import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { metricDefinitions, toPrometheusLabel, toPrometheusName } from '@driftline/semconv'
import * as semconv from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import { readJson, repository } from '../architecture.ts'
import { readRepositoryFile } from './fill-from-files.ts'
import { markdownPages } from './markdown-pages.ts'

const pages = markdownPages().filter((path) =>
  /^(?:README|CONTRIBUTING|docs\/|packages\/[\w-]+\/README|examples\/)/.test(path),
)

/** What stands between backticks in the text of a page, and in its shell. */
function spokenOf(path: string): readonly string[] {
  const page = readRepositoryFile(path)
  const inline = page.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)
  const shell = page.matchAll(/```sh\n([\s\S]*?)```/g)
  return [...inline, ...shell].map(([, text]) => text!)
}

const constants = Object.values<unknown>(semconv).filter((value): value is string => typeof value === 'string')
const definitions = Object.values(metricDefinitions)
const prometheus = definitions.map(toPrometheusName)
const names = new Set([
  ...constants,
  ...prometheus,
  ...prometheus.flatMap((name) => ['_bucket', '_count', '_sum'].map((end) => name + end)),
  ...constants.map(toPrometheusLabel),
])

/** What is named like telemetry: formats, files, a setting of the registry, and a label of the app's dashboards. */
const OTHER_NAMES =
  /^(?:ml\.(?:namespace|segment|feature\.snapshot)\b|driftline\.(?:profile|baseline|key|js|rules|alertmanager|grafana|test)\b|driftline_hash$)/
/** Files that are another project's or whose name is a place to fill. */
const OTHER_FILES = /^(?:packages\/NAME|examples\/_gen\/)/
const WARNINGS = new Set(semconv.DRIFTLINE_COMPLAINT_VALUES.map((kind) => `DRIFTLINE_${kind.toUpperCase()}`))

const TELEMETRY = 'docs/reference/telemetry.md'
/** Metrics that the reference marks as not emitted yet, by both their names. */
const unsentNames = definitions
  .filter(({ name }) =>
    readRepositoryFile(TELEMETRY)
      .split('\n')
      .some((line) => isMarked(line, name)),
  )
  .flatMap((own) => [own.name, toPrometheusName(own)])

function isMarked(line: string, name: string): boolean {
  return line.startsWith(`| \`${name}\` |`) && line.includes('**Not emitted yet.**')
}

describe.each(pages)('%s', (path) => {
  test('names no telemetry that there is not', () => {
    const spoken = spokenOf(path).flatMap(
      (text) => text.match(/(?<![\w/@.-])(?:ml|otelcol|driftline)(?:[._]\w+)+/g) ?? [],
    )
    const isKnown = (name: string) => names.has(name) || OTHER_NAMES.test(name) || isFamily(name)
    expect(spoken.filter((name) => !isKnown(name))).toEqual([])
  })

  test('says "yet" where it names what nothing sends', () => {
    const text = readRepositoryFile(path).replaceAll(/```[\s\S]*?```/g, '')
    const unsent = path === TELEMETRY ? [] : unsentNames.filter((name) => text.includes(`\`${name}\``))
    expect(text.includes(' yet') ? [] : unsent).toEqual([])
  })

  test('names no variable, warning or script that there is not', () => {
    const text = spokenOf(path).join('\n')
    const variables = [...new Set(text.match(/\bDRIFTLINE_[A-Z_]+[A-Z]\b/g) ?? [])]
    expect(variables.filter((name) => !source.includes(name) && !WARNINGS.has(name))).toEqual([])
    const scripts = text.matchAll(/npm run (?<script>[\w:]+)(?: .*?(?:-w|--workspace) (?<workspace>\S+))?/g)
    for (const { groups } of scripts) expect(scriptsOf(groups?.['workspace']), path).toContain(groups?.['script'])
  })

  test('names no file of the repository that there is not', () => {
    const files = spokenOf(path).flatMap(
      (text) => text.match(/(?<![\w/.@-])(?:packages|docs|examples|scripts|deploy)\/[\w./-]*\w/g) ?? [],
    )
    const made = /\/(?:dist|release|generated)\b/
    expect(files.filter((file) => !made.test(file) && !OTHER_FILES.test(file) && !isThere(file, path))).toEqual([])
  })
})

/** A name that others begin with, as in `ml_inference_…`. */
function isFamily(name: string): boolean {
  const stem = name.replace(/[._]$/, '')
  return [...names].some((own) => own.startsWith(`${stem}.`) || own.startsWith(`${stem}_`))
}

/** From the root of the repository, or from the package of the page. */
function isThere(file: string, page: string): boolean {
  return [repository, new URL(page, repository)].some((place) => existsSync(new URL(file, place)))
}

const source = execFileSync(
  'git',
  ['grep', '-hoE', 'DRIFTLINE_[A-Z_]+', '--', '*.ts', '*.yml', '*.sh', 'package.json'],
  {
    cwd: fileURLToPath(repository),
    encoding: 'utf8',
  },
)

function scriptsOf(workspace: string | undefined): readonly string[] {
  const manifests = ['.', 'packages/*', 'examples/*'].flatMap((place) =>
    execFileSync('git', ['ls-files', `${place}/package.json`], { cwd: fileURLToPath(repository), encoding: 'utf8' })
      .trim()
      .split('\n'),
  )
  const wanted = manifests
    .map(
      (file) =>
        readJson(file.replace(/^\.\//, '')) as {
          readonly name?: string
          readonly scripts?: Readonly<Record<string, string>>
        },
    )
    .find(({ name }) => name === (workspace ?? 'driftline'))
  return Object.keys(wanted?.scripts ?? {})
}
