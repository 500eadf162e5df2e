import { readFileSync, writeFileSync } from 'node:fs'
import { type Architecture, type PackageRule, readArchitecture, repository } from './architecture.ts'

const floors = ['floor', 'decides', 'runs', 'roof']
const places = { anywhere: 'anywhere', node: 'on node', browser: 'in a browser' } as const
const begin = '<!-- drawn from architecture.json by `npm run generate` -->'
const end = '<!-- end of drawing -->'

/**
 * Draws the arrows as a mermaid flowchart, one subgraph per floor; rounded boxes run anywhere; an arrow that a
 * longer path implies is left out.
 */
export function drawArchitecture(architecture: Architecture): string {
  const entries = Object.entries(architecture)
  const levels = [...new Set(entries.map(([, { level }]) => level))].toSorted((a, b) => b - a)
  const subgraphs = levels.flatMap((level) =>
    drawFloor(
      level,
      entries.filter(([, rule]) => rule.level === level),
    ),
  )
  const arrows = entries.flatMap(([name, { imports }]) =>
    imports
      .filter((imported) => !imports.some((between) => reaches(architecture, between, imported)))
      .map((imported) => `  ${name} --> ${imported}`),
  )
  return ['```mermaid', 'flowchart TB', ...subgraphs, ...arrows, '```', '', ...table(entries)].join('\n')
}

function drawFloor(level: number, entries: readonly (readonly [string, PackageRule])[]): readonly string[] {
  const boxes = entries.map(([name, { runs }]) => `    ${runs === 'anywhere' ? `${name}(${name})` : name}`)
  return [`  subgraph ${floors[level] ?? `floor${level}`}["${level} ${floors[level] ?? ''}"]`, ...boxes, '  end']
}

/** @throws Error when the page has no place for the drawing */
export function documentWithDrawing(page: string, drawing: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/architecture.md needs "${begin}" … "${end}".`)
  return `${before}${begin}\n${drawing}\n${end}${after}`
}

function reaches(architecture: Architecture, from: string, to: string): boolean {
  const imports = architecture[from]?.imports ?? []
  return imports.includes(to) || imports.some((next) => reaches(architecture, next, to))
}

function table(entries: readonly (readonly [string, PackageRule])[]): readonly string[] {
  return [
    '| package | may import | runs |',
    '| --- | --- | --- |',
    ...entries.map(([name, { imports, runs }]) => {
      const links = imports.length > 0 ? imports.map((imported) => `\`${imported}\``).join(' ') : 'nothing of ours'
      return `| [\`${name}\`](../packages/${name}) | ${links} | ${places[runs]} |`
    }),
  ]
}

if (import.meta.main) {
  const path = new URL('docs/architecture.md', repository)
  writeFileSync(path, documentWithDrawing(readFileSync(path, 'utf8'), drawArchitecture(readArchitecture())))
}
