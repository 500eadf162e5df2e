import { fileURLToPath } from 'node:url'
import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { buildFileProfile } from '../src/build-file-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { driveReplay } from '../src/replay/drive-replay.ts'
import { replayFile } from '../src/replay/replay-file.ts'
import type { ReplayRow } from '../src/replay/replay-row.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import { openTable } from '../src/tables/open-table.ts'

/** Days the model was trained on. */
export const REFERENCE_ROWS = { from: 0, to: 1074 }

export const dataFile = fileURLToPath(new URL('../../../examples/ridership/data/data.csv', import.meta.url))
export const specFile = fileURLToPath(new URL('../../../examples/ridership/ridership.yaml', import.meta.url))

export const spec = await loadSpec(specFile)

export function buildRidershipProfile(): Promise<ReferenceProfile> {
  return buildFileProfile({ path: dataFile, spec, rows: REFERENCE_ROWS })
}

/** Verdicts of all days after the reference. */
export async function replayRidership(profile: ReferenceProfile): Promise<readonly VerdictLine[]> {
  const { lines } = await replayFile({ path: dataFile, spec, profile, rows: { from: REFERENCE_ROWS.to } })
  return lines
}

/** One OTLP request of a service. */
export interface SentRequest {
  readonly body: Uint8Array
  /** Rows the service had seen when it sent this. */
  readonly rowCount: number
}

/** The OTLP requests of a service that sees the days after the reference, one per year. */
export async function ridershipRequests(profile: ReferenceProfile): Promise<readonly SentRequest[]> {
  const requests: SentRequest[] = []
  let rowCount = 0
  const service = createSimulatedService({ spec, profile, version: '1' })
  const rows = await readRidershipRows()
  await driveReplay({
    spec,
    service: {
      ...service,
      predict: (row) => {
        rowCount++
        return service.predict(row)
      },
    },
    rows: [rows],
    send: async (body) => void requests.push({ body, rowCount }),
  })
  return requests
}

/** The days after the reference. */
export async function readRidershipRows(): Promise<readonly ReplayRow[]> {
  const table = await openTable(dataFile, { rows: { from: REFERENCE_ROWS.to } })
  const names = Object.entries(spec.features).map(([name, { type }]) => {
    const column = table.columns.indexOf(name)
    if (column === -1) throw new Error(`${dataFile} has no column ${name}`)
    return { name, column, isText: type === 'categorical' }
  })
  const rows: ReplayRow[] = []
  for await (const { values } of table.rows()) {
    const cells = names.map(({ name, column, isText }) => [
      name,
      isText ? String(values[column]) : Number(values[column]),
    ])
    const timeMs = Date.parse(`${String(values[0])}T00:00Z`)
    rows.push({ timeMs, features: Object.fromEntries(cells), segments: {}, output: {} })
  }
  await table.close()
  return rows
}
