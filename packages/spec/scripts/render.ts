import { INACTIVE_FIELDS } from '../src/inactive-fields.ts'
import { renderPath } from '../src/problem.ts'
import type { FieldSchema } from '../src/schema/field-at.ts'

const ID = 'urn:driftline:monitor-spec:v1'

/** The JSON schema as it is published. */
export function renderJsonSchema(schema: FieldSchema): string {
  const { $schema, ...rest } = schema as FieldSchema & { readonly $schema?: string }
  return `${JSON.stringify({ $schema, $id: ID, title: 'Driftline monitoring spec', ...rest }, null, 2)}\n`
}

/** The reference page: the example, then every field. */
export function renderReferencePage(schema: FieldSchema, example: string): string {
  return [
    '<!-- Generated from packages/spec/src/schema by packages/spec/scripts/generate.ts. -->\n',
    '# The monitoring spec\n',
    'One YAML file per model, in your repository, read by every part of Driftline. `model.name` alone is a valid spec; every other field has a',
    'default or may be left out. Unknown keys are problems. Editors complete and check the file when its first line is',
    '`# yaml-language-server: $schema=<path to packages/spec/schema/monitor.schema.json>`.\n',
    '```yaml',
    example.trim(),
    '```\n',
    'Durations are a number and a unit (`ms`, `s`, `m`, `h`, `d` of 24 hours, `w` of 7 days), or several: `1h30m`.',
    'Windows are `s`, `m`, `h` aligned to 1970 in UTC, or `d`, `w`, `mo`, `y` of the calendar in `timezone`; weeks begin on Monday.\n',
    'Marked **not active yet** is what is read and checked, and acted on by nothing: `driftline check` says so, and refuses it under `--strict`.\n',
    '| Field | Type | Default | Meaning |',
    '| --- | --- | --- | --- |',
    ...rows('', schema),
    '',
  ].join('\n')
}

function rows(prefix: string, schema: FieldSchema): string[] {
  return [schema, ...(schema.anyOf ?? [])].flatMap((branch) => branchRows(prefix, branch))
}

function branchRows(prefix: string, { properties = {}, required = [], additionalProperties, items }: FieldSchema) {
  const named = Object.entries(properties).flatMap(([name, field]) =>
    row(prefix === '' ? name : `${prefix}.${name}`, field, required.includes(name)),
  )
  const isNamedByUser = typeof additionalProperties === 'object' && prefix === 'features'
  const free = isNamedByUser ? row(`${prefix}.<name>`, additionalProperties, false) : []
  return [...named, ...free, ...(items ? rows(`${prefix}[]`, items) : [])]
}

function row(path: string, field: FieldSchema, isRequired: boolean): string[] {
  const hasDefault = field.default !== undefined && JSON.stringify(field.default) !== '{}'
  const fallback = isRequired ? 'required' : hasDefault ? code(JSON.stringify(field.default)) : ''
  const cells = [code(path), typeOf(field), fallback, meaningOf(path, field)]
  return [`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`, ...rows(path, field)]
}

function meaningOf(path: string, { description = '' }: FieldSchema): string {
  const isInactive = INACTIVE_FIELDS.some((field) => `${path}.`.startsWith(`${renderPath(field.path)}.`))
  return isInactive ? `**Not active yet.** ${description}` : description
}

function typeOf(field: FieldSchema): string {
  if (field.const !== undefined) return code(JSON.stringify(field.const).replaceAll('"', ''))
  if (field.enum) return field.enum.map((value) => code(String(value))).join(', ')
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ')
  if (field.type === 'array') return `list of ${field.items ? typeOf(field.items) : 'anything'}`
  return typeNames[field.type ?? ''] ?? field.type ?? ''
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'map',
  null: 'empty',
}

function code(text: string): string {
  return `\`${text}\``
}
