import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtPlugin } from './built-plugin.testing.ts'
import { packagePlugin } from '../scripts/package-plugin.ts'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'

/** Grafana loads it with every page where something of the app shows elsewhere. */
const PRELOADED_MAX_BYTES = 30 * 1024
/** A dashboard loads it where it has such a panel. */
const NESTED_MAX_BYTES = 80 * 1024
const LICENSES = /Apache License|MIT License|BSD|GNU (?:LESSER |AFFERO )?GENERAL PUBLIC LICENSE/i
/** What the catalog lets a picture consist of. */
const SVG_ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'title',
  'desc',
  'defs',
])
const SVG_ATTRIBUTES =
  /^(?:xmlns|width|height|viewBox|fill|fill-opacity|fill-rule|stroke|stroke-width|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|points|transform|opacity|id)$/
/** Words of the workshop, which a reader of the catalog cannot use. */
const JARGON = /\b(?:npm|yarn|pnpm|webpack|docker compose|localhost|scaffold|node_modules|lint)\b/i

interface PluginJson {
  readonly id: string
  readonly type: string
  readonly info: {
    readonly version: string
    readonly updated: string
    readonly logos: Readonly<Record<string, string>>
    readonly screenshots: readonly { readonly path: string }[]
  }
  readonly includes: readonly { readonly type: string; readonly path: string; readonly action?: string }[]
  readonly roles: readonly {
    readonly role: { readonly permissions: readonly { readonly action: string }[] }
    readonly grants: readonly string[]
  }[]
  readonly preload?: boolean
  readonly extensions?: { readonly addedLinks: readonly { readonly title: string }[] }
  readonly dependencies: { readonly grafanaDependency: string }
}

describe('the packaged plugin, as the validator of the catalog reads it', () => {
  let name = ''
  let files: Readonly<Record<string, Uint8Array>> = {}
  let plugin: PluginJson
  const text = (path: string): string => strFromU8(files[`${plugin.id}/${path}`] ?? new Uint8Array())

  beforeAll(async () => {
    const archive = await packagePlugin(await builtPlugin())
    name = archive.name
    files = unzipSync(archive.zip)
    const path = Object.keys(files).find((file) => /^[^/]+\/plugin\.json$/.test(file))!
    plugin = JSON.parse(strFromU8(files[path]!)) as PluginJson
  }, 120_000)

  test('is one folder named as the plugin, in a file named by id and version', () => {
    expect([...new Set(Object.keys(files).map((path) => path.split('/')[0]))]).toEqual([plugin.id])
    expect(name).toBe(`${plugin.id}-${plugin.info.version}.zip`)
    expect(plugin.id).toMatch(/^[0-9a-z]+-[0-9a-z]+-app$/)
  })

  test('says the version of package.json and a date, and leaves no placeholder', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(PLUGIN_FOLDER, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ name: plugin.id, version: plugin.info.version })
    expect(plugin.info.updated).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    for (const path of ['plugin.json', 'README.md', 'CHANGELOG.md']) expect(text(path)).not.toMatch(/%[A-Z_]+%/)
  })

  test('runs from Grafana 13.2 on, where plugins get React 19', () => {
    expect(plugin.dependencies.grafanaDependency).toBe('>=13.2.0')
  })

  test('carries every logo and screenshot it names, not empty and by a plain path', () => {
    const pictures = [...Object.values(plugin.info.logos), ...plugin.info.screenshots.map(({ path }) => path)]
    expect(plugin.info.screenshots.length).toBeGreaterThan(0)
    for (const path of pictures) {
      expect(path).toMatch(/^[a-z]/)
      expect(files[`${plugin.id}/${path}`]?.byteLength, path).toBeGreaterThan(0)
    }
  })

  test('draws its pictures with what the catalog allows', () => {
    for (const path of Object.keys(files).filter((file) => file.endsWith('.svg'))) {
      const svg = strFromU8(files[path]!)
      for (const [, element] of svg.matchAll(/<([a-zA-Z]+)/g)) expect(SVG_ELEMENTS).toContain(element)
      for (const [, attribute] of svg.matchAll(/\s([\w:-]+)="/g)) expect(attribute).toMatch(SVG_ATTRIBUTES)
    }
  })

  test('has a source map for every module it loads, with the sources of this folder word by word', async () => {
    const modules = Object.keys(files).filter((path) => /(?:^|\/)module\.js$/.test(path))
    expect(modules).toContain(`${plugin.id}/module.js`)
    for (const path of modules) {
      const map: unknown = JSON.parse(strFromU8(files[`${path}.map`]!))
      const { sources, sourcesContent } = map as {
        readonly sources: readonly string[]
        readonly sourcesContent: readonly string[]
      }
      const own = sources
        .map((source, i) => ({ source, content: sourcesContent[i] }))
        .filter(({ source }) => !/^(?:\.\.\/node_modules|\.\/node_modules\/|external |webpack\/)/.test(source))
      expect(own.length).toBeGreaterThan(0)
      for (const { source, content } of own)
        expect(content).toBe(await readFile(join(PLUGIN_FOLDER, 'src', source), 'utf8'))
    }
  })

  test('is built by the configuration of create-plugin', async () => {
    const config = await readFile(join(PLUGIN_FOLDER, '.config/webpack/webpack.config.ts'), 'utf8')
    expect(config).toContain('@grafana/create-plugin')
  })

  test('tells a reader of the catalog what it is, in no words of the workshop', () => {
    expect(text('LICENSE')).toMatch(LICENSES)
    expect(text('CHANGELOG.md')).toContain(plugin.info.version)
    expect(text('README.md').length).toBeGreaterThan(500)
    expect(text('README.md')).not.toMatch(JARGON)
  })

  test('opens its pages to a Viewer by actions of its own, and each page asks for one of them', () => {
    const granted = plugin.roles
      .filter(({ grants }) => grants.includes('Viewer'))
      .flatMap(({ role }) => role.permissions.map(({ action }) => action))
    const pages = plugin.includes.filter(({ type }) => type === 'page')
    expect(pages.length).toBeGreaterThan(0)
    for (const { action, path } of pages) {
      expect(path).toMatch(new RegExp(`^/a/${plugin.id}/`))
      expect(action).toMatch(new RegExp(`^${plugin.id}\\.`))
      expect(granted).toContain(action)
    }
  })

  const nestedPaths = () => Object.keys(files).filter((path) => /\/.+\/plugin\.json$/.test(path))

  test('lists every nested plugin as what it is, each with its own id, version, module and pictures', () => {
    const included = plugin.includes.filter(({ type }) => type === 'panel').map(({ path }) => path)
    expect(included.map((path) => `${plugin.id}/${path}`).toSorted()).toEqual(nestedPaths().toSorted())
    expect(included.length).toBeGreaterThan(0)
    for (const path of included) {
      const nested = JSON.parse(text(path)) as PluginJson
      expect(nested).toMatchObject({ type: 'panel', info: { version: plugin.info.version } })
      expect(nested.id).toMatch(/^driftline-[0-9a-z]+-panel$/)
      expect(nested.dependencies.grafanaDependency).toBe(plugin.dependencies.grafanaDependency)
      const folder = path.replace(/plugin\.json$/, '')
      for (const picture of Object.values(nested.info.logos)) expect(text(`${folder}${picture}`)).toContain('<svg')
      expect(text(`${folder}module.js`)).toContain('define(')
      expect(text(path)).not.toMatch(/%[A-Z_]+%/)
    }
  })

  test('carries every dashboard it lists, and lists every one it carries', () => {
    const listed = plugin.includes.filter(({ type }) => type === 'dashboard').map(({ path }) => `${plugin.id}/${path}`)
    const carried = Object.keys(files).filter((path) => /\/dashboards\/[^/]+\.json$/.test(path))
    expect(carried.toSorted()).toEqual(listed.toSorted())
    expect(listed.length).toBeGreaterThan(0)
  })

  test('has nested plugins that load nothing later: Grafana looks for it in a folder of their own', () => {
    for (const path of nestedPaths()) {
      const module = path.replace('plugin.json', 'module.js')
      expect(strFromU8(files[module]!)).not.toContain('_cache=')
      expect(files[module]!.byteLength).toBeLessThanOrEqual(NESTED_MAX_BYTES)
    }
  })

  test('is loaded with Grafana, since it puts links elsewhere', () => {
    expect(plugin.preload).toBe(true)
    expect(plugin.extensions?.addedLinks.map(({ title }) => title.length >= 10)).toEqual([true])
  })

  test('is small where Grafana loads it first', () => {
    expect(files[`${plugin.id}/module.js`]!.byteLength).toBeLessThanOrEqual(PRELOADED_MAX_BYTES)
  })

  test('needs React nowhere by a name nobody gave it', () => {
    for (const [path, content] of Object.entries(files))
      if (path.endsWith('.js')) expect(strFromU8(content), path).not.toMatch(/(?<![\w.$])React\.createElement/)
  })
})
