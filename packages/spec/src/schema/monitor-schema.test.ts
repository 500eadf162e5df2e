import { globSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderJsonSchema, renderReferencePage } from '../../scripts/render.ts'
import { parseMonitorSpec } from '../index.ts'
import { monitorJsonSchema } from './field-at.ts'
import type { FieldSchema } from './field-at.ts'

const root = new URL('../../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const published = read('packages/spec/schema/monitor.schema.json')
const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(published) as object,
)

const examples = globSync('{packages/spec/testdata,examples/*}/*.yaml', { cwd: root, exclude: ['**/node_modules/**'] })
  .map((path) => [path, read(path)] as const)
  .filter(([, text]) => /^kind: ModelMonitor$/m.test(text))

describe('the JSON schema', () => {
  test('is the published one, and so is the reference page', () => {
    const example = read('packages/spec/testdata/ridership.yaml')
    expect(published).toBe(renderJsonSchema(monitorJsonSchema()))
    expect(read('docs/reference/spec.md')).toBe(renderReferencePage(monitorJsonSchema(), example))
  })

  test.each(examples)('accepts %s, as the parser does', (path, text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
    expect(parseMonitorSpec(text, { file: path })).toMatchObject({ ok: true })
  })

  test.each([
    'model: {name: x}',
    'model: {name: x}\nfeatures: {a: , b: {values: [1, true, x]}}',
    'model: {name: x}\nslos: {drift: {objective: 0.9}}',
  ])('accepts %j, as the parser does', (text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
    expect(parseMonitorSpec(text)).toMatchObject({ ok: true })
  })

  test.each([
    'model: {}',
    'model: {name: x}\nfeaturs: {}',
    'model: {name: x, colour: red}',
    'model: {name: x}\nfeatures: {a: {colour: red}}',
    'model: {name: x}\nslos: {drift: 95}',
    'model: {name: x}\nwindows: [1x]',
    'model: {name: x}\nlabels: {horizon: 60}',
  ])('rejects %j, as the parser does', (text) => {
    expect(validate(parse(text))).toBe(false)
    expect(parseMonitorSpec(text)).toMatchObject({ ok: false })
  })

  test('describes every field', () => {
    const undescribed: string[] = []
    const visit = (field: FieldSchema, path: string): void => {
      for (const branch of [field, ...(field.anyOf ?? [])]) {
        for (const [name, child] of Object.entries(branch.properties ?? {})) {
          if (!child.description) undescribed.push(`${path}.${name}`)
          visit(child, `${path}.${name}`)
        }
        if (branch.items) visit(branch.items, `${path}[]`)
        if (typeof branch.additionalProperties === 'object') visit(branch.additionalProperties, `${path}.*`)
      }
    }
    visit(monitorJsonSchema(), '')
    expect(undescribed).toEqual([])
  })
})
