import { PanelPlugin } from '@grafana/data'
import { DriftHeatmapPanel } from './DriftHeatmapPanel.tsx'
import type { HeatmapOptions } from './options.ts'
import { addHeatmapOptions } from './options.ts'

export const plugin = new PanelPlugin<HeatmapOptions>(DriftHeatmapPanel).setPanelOptions(addHeatmapOptions)
