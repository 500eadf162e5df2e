import type { PanelOptionsEditorBuilder } from '@grafana/data'

/** What a person chose of a distribution. */
export interface DistributionOptions {
  readonly shape: 'shares' | 'cumulative'
  readonly showLegend: boolean
}

/** The options of a distribution in the panel editor. */
export function addDistributionOptions(builder: PanelOptionsEditorBuilder<DistributionOptions>): void {
  builder
    .addRadio({
      path: 'shape',
      name: 'Shape',
      description: 'Bin by bin, or summed up from the lowest. Categories are never summed up.',
      defaultValue: 'shares',
      settings: {
        options: [
          { value: 'shares', label: 'Shares' },
          { value: 'cumulative', label: 'Cumulative' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showLegend',
      name: 'Legend',
      description: 'What is grey and what is blue.',
      defaultValue: true,
    })
}
