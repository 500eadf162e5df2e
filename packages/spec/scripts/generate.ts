import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { monitorJsonSchema } from '../src/schema/field-at.ts'
import { renderSpecType } from './expand-spec-type.ts'
import { renderJsonSchema, renderReferencePage } from './render.ts'

const here = new URL('..', import.meta.url)
const example = readFileSync(new URL('testdata/ridership.yaml', here), 'utf8')

const files = {
  'src/generated/monitor-spec.ts': renderSpecType(),
  'schema/monitor.schema.json': renderJsonSchema(monitorJsonSchema()),
  '../../docs/reference/spec.md': renderReferencePage(monitorJsonSchema(), example),
}

for (const [path, text] of Object.entries(files)) {
  const file = new URL(path, here)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, text)
}
