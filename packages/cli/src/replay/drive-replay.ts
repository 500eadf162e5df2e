import type { MonitorSpec } from '@driftline/spec'
import type { ReplayRow } from './replay-row.ts'
import { exportBoundary } from './replay-row.ts'
import type { SimulatedService } from './simulated-service.ts'

/** What drives a simulated service through its rows. */
export interface DriveOptions {
  readonly spec: MonitorSpec
  readonly service: SimulatedService
  /** In order of time, window by window, in batches of any size. */
  readonly rows: AsyncIterable<Iterable<ReplayRow>> | Iterable<Iterable<ReplayRow>>
  /** Delivers one OTLP request; resolves when it is acknowledged. */
  readonly send: (request: Uint8Array, timeMs: number) => Promise<void>
  /** Called after each export. */
  readonly onProgress?: (rowCount: number, timeMs: number) => void
}

/**
 * Calls the service once per row and exports at every window's end, so that no window mixes with the next.
 *
 * @returns rows driven.
 */
export async function driveReplay({ spec, service, rows, send, onProgress }: DriveOptions): Promise<number> {
  let rowCount = 0
  let lastMs = 0
  let open = { startMs: -Infinity, endMs: -Infinity }
  const flush = async (timeMs: number): Promise<void> => {
    if (rowCount === 0) return
    service.setTime(timeMs)
    await send(await service.export(), timeMs)
    onProgress?.(rowCount, timeMs)
  }
  const serve = async (row: ReplayRow): Promise<void> => {
    if (row.timeMs >= open.endMs) {
      await flush(open.endMs)
      open = exportBoundary(spec, row.timeMs)
      if (rowCount === 0) service.setTime(open.startMs)
    }
    await service.predict(row)
    lastMs = Math.max(lastMs, row.timeMs)
    rowCount++
  }
  for await (const batch of rows) for (const row of batch) await serve(row)
  await flush(Math.min(open.endMs, Math.max(lastMs, open.startMs) + 1))
  return rowCount
}
