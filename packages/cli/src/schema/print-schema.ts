import type { OutputStream } from '../command-context.ts'
import { renderTable } from '../print-table.ts'
import type { TextStyle } from '../print-table.ts'
import type { SchemaChange } from './schema-change.ts'

const STYLE: Readonly<Record<SchemaChange['change'], TextStyle>> = {
  gone: ['red', 'bold'],
  type: ['red', 'bold'],
  new: 'dim',
}

/** What a change means, in a sentence without its subject and without a stop. */
export function schemaWords({ change, column, was, is }: SchemaChange): string {
  const named = column === undefined ? '' : ` (column ${column})`
  if (change === 'gone') return `the column is gone${named}`
  if (change === 'new') return 'the column is new, so there is nothing to compare it with'
  return `every value${named} is ${is === 'numbers' ? 'a number' : 'text'}, the reference holds ${was === 'numbers' ? 'numbers' : 'text'}`
}

/** The schema section: what the file has otherwise than its reference; nothing where all is as expected. */
export function renderSchema(changes: readonly SchemaChange[], stream: OutputStream): string {
  if (changes.length === 0) return ''
  const columns = [{ title: 'schema' }, { title: 'feature', minimumWidth: 12 }, { title: 'in words', minimumWidth: 20 }]
  const rows = changes.map((change) => [
    { text: change.change === 'type' ? 'other type' : change.change, style: STYLE[change.change] },
    change.feature,
    schemaWords(change),
  ])
  return `${renderTable(columns, rows, stream)}\n`
}
