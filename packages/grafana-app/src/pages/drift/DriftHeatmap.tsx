import { subjectName } from '@driftline/view'
import { locationUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import type { DriftHeatmap as Heatmap } from '../../frames/drift-heatmap.ts'
import { cellWords } from '../../look/cell-words.ts'
import type { HeatmapPlace } from '../../look/heatmap/draw-heatmap.ts'
import { HeatmapTable } from '../../look/heatmap/HeatmapTable.tsx'
import type { WindowLabels } from '../../look/window-labels.ts'

interface DriftHeatmapProps {
  readonly heatmap: Heatmap
  readonly labels: WindowLabels
  /** Address of the page of a feature. */
  readonly hrefOf: (feature: string) => string
}

/** Features by windows: what asks for most at the top, the newest window at the right. */
export function DriftHeatmap({ heatmap, labels, hrefOf }: DriftHeatmapProps) {
  const { rows } = heatmap
  const rowNames = rows.map(({ feature, newest }) => ({
    key: feature,
    name: subjectName(newest),
    href: hrefOf(feature),
  }))
  const openFeature = ({ row }: HeatmapPlace): void => {
    const feature = rows[row]?.feature
    if (feature !== undefined) locationService.push(locationUtil.stripBaseFromUrl(hrefOf(feature)))
  }
  return (
    <HeatmapTable
      name="features by windows"
      heatmap={heatmap}
      rowNames={rowNames}
      labelOf={labels.shortOfEnd}
      wordsOf={(place) => placeWords(heatmap, labels, place)}
      onOpen={openFeature}
    />
  )
}

function placeWords({ rows, endsMs }: Heatmap, labels: WindowLabels, place: HeatmapPlace | undefined): string {
  const row = place && rows[place.row]
  if (row === undefined || place === undefined)
    return 'Point at a cell, or move by arrow keys; a click or Enter opens the feature.'
  return `${subjectName(row)}, ${labels.ofEnd(endsMs[place.column] ?? NaN)}: ${cellWords(row.cells[place.column])}`
}
