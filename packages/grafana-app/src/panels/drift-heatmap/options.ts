import type { PanelOptionsEditorBuilder } from '@grafana/data'

/** What a person chose of a heatmap. */
export interface HeatmapOptions {
  /** Label whose values are the rows; empty for features where there are several, else models. */
  readonly rowLabel: string
  readonly order: 'attention' | 'name'
  readonly showLegend: boolean
  readonly openApp: boolean
}

/** The options of a heatmap in the panel editor. */
export function addHeatmapOptions(builder: PanelOptionsEditorBuilder<HeatmapOptions>): void {
  builder
    .addTextInput({
      path: 'rowLabel',
      name: 'Row label',
      description: 'Label whose values become the rows. Empty: features where there are several, else models.',
      defaultValue: '',
    })
    .addRadio({
      path: 'order',
      name: 'Order of rows',
      description: 'What asks for most first, or by name.',
      defaultValue: 'attention',
      settings: {
        options: [
          { value: 'attention', label: 'Attention' },
          { value: 'name', label: 'Name' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showLegend',
      name: 'Legend',
      description: 'The states that are shown, by their marks.',
      defaultValue: true,
    })
    .addBooleanSwitch({
      path: 'openApp',
      name: 'Open model health',
      description: 'A click opens the page of the row, where its labels name one model.',
      defaultValue: true,
    })
}
