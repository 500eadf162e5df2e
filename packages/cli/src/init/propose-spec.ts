import { basename } from 'node:path'
import type { CellColumn } from '@driftline/health'
import type { Dataset } from '../dataset/read-dataset.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { inspectColumn } from '../inspect/inspect-column.ts'
import { specOfColumns } from '../spec-of-columns.ts'
import { parseTime } from '../tables/parse-time.ts'
import { TableError } from '../tables/table-error.ts'
import type { FirstColumn, FirstSpec } from './first-spec.ts'
import { renderFirstSpec } from './first-spec.ts'

/** What a first spec is proposed from. */
export interface ProposalInput {
  readonly path: string
  /** Of the model. Default: that of the file. */
  readonly name?: string
  readonly timeColumn?: string
}

/**
 * Reads a file and writes a first spec for it.
 *
 * @throws DatasetError or TableError where the file does not fit.
 */
export async function proposeSpec({ path, name, timeColumn }: ProposalInput): Promise<string> {
  const spec = specOfColumns(path)
  const dataset = await readDataset(path, spec, timeColumn === undefined ? {} : { timeColumn })
  const time = timeColumn === undefined ? soleTime(dataset) : { column: timeColumn, isFound: false }
  return renderFirstSpec({
    model: name ?? spec.model.name,
    source: basename(path),
    rowCount: dataset.rowCount,
    ...(time && { time }),
    columns: firstColumns(dataset, time),
  })
}

function firstColumns({ columns }: Dataset, time: FirstSpec['time']): readonly FirstColumn[] {
  return columns
    .filter(({ name }) => name !== time?.column)
    .map(({ name, type, cells }) => {
      const { act, findings } = inspectColumn({ name, cells })
      return {
        name,
        type: type === 'categorical' && act !== 'numeric' ? 'categorical' : 'numeric',
        isLeftOut: act === 'leave_out',
        ratesOnly: act === 'rates_only',
        findings,
      }
    })
}

/** The column that holds a time in every row, where there is exactly one. */
function soleTime({ columns }: Dataset): FirstSpec['time'] {
  const found = columns.filter(({ name, cells }) =>
    inspectColumn({ name, cells }).findings.some(({ rule }) => rule === 'time'),
  )
  const [only, ...others] = found
  if (!only || others.length > 0 || !only.cells.values.every(isTime) || hasGap(only.cells)) return undefined
  return { column: only.name, isFound: true }
}

function hasGap({ codes, length }: CellColumn): boolean {
  return length === 0 || codes === undefined || codes.includes(0)
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return parseTime(value) !== undefined
  } catch (error) {
    if (error instanceof TableError) return false
    throw error
  }
}
