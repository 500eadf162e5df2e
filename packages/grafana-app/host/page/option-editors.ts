import { standardEditorsRegistry } from '@grafana/data'

/** Of the editors that Grafana has for the options of panels, those the panels name; nobody edits here. */
const EDITORS = ['text', 'radio', 'boolean']

/** Makes them known, as Grafana does before it loads a panel; asking for another is an error. */
export function provideOptionEditors(): void {
  standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor: () => null })))
}
