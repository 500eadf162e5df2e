import { PanelPlugin } from '@grafana/data'
import { DistributionPanel } from './DistributionPanel.tsx'
import type { DistributionOptions } from './options.ts'
import { addDistributionOptions } from './options.ts'

export const plugin = new PanelPlugin<DistributionOptions>(DistributionPanel).setPanelOptions(addDistributionOptions)
