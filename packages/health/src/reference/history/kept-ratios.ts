import { shapeBytes } from '../../shape-bytes.ts'
import type { HistorySourceName } from './history-plan.ts'
import { KEPT_RATIOS } from './history-plan.ts'
import type { WindowRatios } from './one-step-ratios.ts'

/** Ratios as plain JSON, in order of time. */
export type SavedRatios = Readonly<Partial<Record<HistorySourceName, readonly WindowRatios[]>>>

/** The last ratios of one history, by what its windows were compared with. */
export class KeptRatios {
  readonly #bySource: Map<HistorySourceName, readonly WindowRatios[]>
  /** By shape. */
  bytes: number

  constructor(saved: SavedRatios) {
    this.#bySource = new Map(Object.entries(saved) as [HistorySourceName, readonly WindowRatios[]][])
    this.bytes = shapeBytes(saved)
  }

  /** In order of time; what is added later does not change it. */
  of(source: HistorySourceName): readonly WindowRatios[] {
    return this.#bySource.get(source) ?? []
  }

  add(source: HistorySourceName, ratios: WindowRatios): void {
    const known = this.#bySource.get(source)
    const all = [...(known ?? []), ratios]
    for (const gone of all.splice(0, all.length - KEPT_RATIOS)) this.bytes -= shapeBytes(gone)
    this.bytes += shapeBytes(ratios) + (known ? 0 : shapeBytes(source))
    this.#bySource.set(source, all)
  }

  save(): SavedRatios {
    return Object.fromEntries(this.#bySource)
  }
}
