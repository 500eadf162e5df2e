import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { openTable } from './open-table.ts'
import type { OpenTableOptions } from './open-table.ts'
import type { Table, TableRow } from './table.ts'

/** Writes a file that vanishes with its test. */
export async function writeTestFile(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** Every row of a table. */
export async function collectRows(table: Table): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of table.rows()) rows.push(row)
  return rows
}

/** Opens a file made of this content, named `data.csv` in messages, and reads it whole. */
export async function readContent(
  content: string | Uint8Array,
  options: OpenTableOptions & { readonly fileName?: string } = {},
) {
  const path = await writeTestFile(options.fileName ?? 'data.csv', content)
  const table = await openTable(path, { name: 'data.csv', ...options })
  try {
    return { columns: table.columns, rows: await collectRows(table) }
  } finally {
    await table.close()
  }
}
