import { readFile } from 'node:fs/promises'
import type { PanelOptionsEditorBuilder } from '@grafana/data'
import { expect, test } from 'vitest'
import { addDistributionOptions } from './distribution/options.ts'
import { addHeatmapOptions } from './drift-heatmap/options.ts'

interface Option {
  readonly path: string
  readonly name: string
  readonly description: string
}

/** What a panel would show in its editor. */
function optionsOf<T>(add: (builder: PanelOptionsEditorBuilder<T>) => void): readonly Option[] {
  const options: Option[] = []
  const take = (option: Option) => {
    options.push(option)
    return builder
  }
  const builder = { addTextInput: take, addRadio: take, addBooleanSwitch: take }
  add(builder as unknown as PanelOptionsEditorBuilder<T>)
  return options
}

test('every option of a panel stands in the README in the words of the editor', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const options = [...optionsOf(addHeatmapOptions), ...optionsOf(addDistributionOptions)]
  expect(options).toHaveLength(6)
  for (const { path, name, description } of options)
    expect(readme).toMatch(new RegExp(`\\| ${name} \\(\`${path}\`\\) \\|.*\\| ${description} \\|`))
})
