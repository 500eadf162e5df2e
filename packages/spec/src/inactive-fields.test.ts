import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INACTIVE_FIELDS, inactiveFields } from './inactive-fields.ts'
import { renderPath } from './problem.ts'
import { monitorJsonSchema } from './schema/field-at.ts'
import type { FieldSchema } from './schema/field-at.ts'

const found = (text: string): readonly string[] =>
  inactiveFields(text, { file: 'model.yaml' }).map(({ path, line, column }) => `${line}:${column} ${path}`)

test('what is written and acted on by nothing is found at its key, in the order of the text', () => {
  const text = `model: {name: m}
slos:
  drift: 0.9
  quality: {good: error below 2, objective: 0.9}
labels: {cohort: 1d}
features:
  age: {type: numeric, discrete: true}
  label: {type: numeric}
`
  expect(found(text)).toEqual(['4:3 slos.quality', '5:1 labels'])
  expect(inactiveFields(text)[0]?.message).toMatch(/^Not active yet: slos\.quality\. /)
})

test.each(['model: {name: m}', '', '- a', 'model: {name: m}\nfeatures: {a: }\nslos: 3', 'a: [', '{'])(
  'nothing is found in %j, and nothing thrown',
  (text) => expect(found(text)).toEqual([]),
)

const packages = new URL('../../', import.meta.url)
const readers = globSync('{instrumentation,processor,health,rules,cli,profile}/src/**/*.ts', { cwd: packages })
  .filter((path) => !/\.(?:test|testing|test-d)\.ts$/.test(path))
  .map((path) =>
    readFileSync(new URL(path, packages), 'utf8').replaceAll(/^import [\s\S]*? from |\/\*[\s\S]*?\*\//gm, ''),
  )
  .join('\n')

test('what the reference marks as not active yet is what no code reads, and nothing else', () => {
  const marked = (path: string) => INACTIVE_FIELDS.some((field) => `${path}.`.startsWith(`${renderPath(field.path)}.`))
  const leaves = leavesOf('', monitorJsonSchema())
  expect(leaves.length).toBeGreaterThan(60)
  expect(leaves.filter((path) => !isRead(path) && !marked(path))).toEqual([])
  // What `slos.quality` asks for becomes rules; that nothing counts it is tested where the processor counts.
  expect(leaves.filter((path) => path.startsWith('labels.') && !isRead(path))).not.toEqual([])
  expect(INACTIVE_FIELDS.map((field) => renderPath(field.path))).toEqual(['labels', 'slos.quality'])
})

/** Whether a member of that name is read or taken apart, under the name it has once the spec is parsed. */
function isRead(path: string): boolean {
  const name = `${path.split('.').at(-1)!.replace('[]', '')}(?:Ms)?`
  return new RegExp(`\\.${name}\\b|[{,]\\s*${name}\\s*[,}:=]|'${name}'`).test(readers)
}

function leavesOf(path: string, field: FieldSchema): readonly string[] {
  const below = [field, ...(field.anyOf ?? [])].flatMap(({ properties = {}, items, additionalProperties }) => {
    const named = Object.entries(properties).flatMap(([name, own]) =>
      leavesOf(path === '' ? name : `${path}.${name}`, own),
    )
    const listed = items ? leavesOf(`${path}[]`, items) : []
    const isFree = typeof additionalProperties === 'object' && path === 'features'
    return named.concat(listed, isFree ? leavesOf(path, additionalProperties) : [])
  })
  return below.length > 0 ? below : [path]
}
