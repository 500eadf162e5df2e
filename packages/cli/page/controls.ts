import { createTimeLabels, statesByUrgency, stateText } from '@driftline/view'

import type { Choice, Sort } from '../src/report/choice.ts'
import { EVERY_SEGMENT } from '../src/report/choice.ts'
import { endMsOf, firstChoice } from '../src/report/choose-sections.ts'
import { escapeHtml } from '../src/report/escape-html.ts'
import type { PageFacts } from '../src/report/packed/page-facts.ts'

/** The choices above the sections. */
export interface Controls {
  readonly choice: () => Choice
  /** Shows everything of everyone, by severity: what hides a row no more. */
  readonly clear: () => void
}

const SORTS: readonly (readonly [Sort, string])[] = [
  ['severity', 'severity now'],
  ['worst', 'severity at worst'],
  ['since', 'since when'],
  ['unusable', 'missing and invalid'],
  ['name', 'name'],
]

/** Draws the choices. @param onChange called after each change. @param onDownload asked for the rows as a file. */
export function createControls(
  page: PageFacts,
  { onChange, onDownload }: { readonly onChange: () => void; readonly onDownload: () => void },
): Controls {
  const host = document.querySelector<HTMLElement>('#controls')!
  host.innerHTML = renderControls(page)
  const first = firstChoice(page)
  const field = (name: string) => host.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)!
  const window = field('window')
  const segment = host.querySelector<HTMLSelectElement>('[name="segment"]')
  const step = (by: number): void => {
    const to = Number(window.value) + by
    if (to < 0 || to >= page.windows.length) return
    window.value = String(to)
    onChange()
  }
  field('earlier').addEventListener('click', () => step(-1))
  field('later').addEventListener('click', () => step(1))
  field('download').addEventListener('click', onDownload)
  host.addEventListener('change', onChange)
  field('search').addEventListener('input', onChange)
  const reset = (): void => {
    field('states').value = first.states
    field('sort').value = first.sort
    field('search').value = first.search
    if (segment !== null) segment.value = first.segment
  }
  return {
    choice: () => ({
      endMs: endMsOf(page, Number(window.value)),
      states: field('states').value as Choice['states'],
      segment: segment?.value ?? first.segment,
      sort: field('sort').value as Sort,
      search: field('search').value,
    }),
    clear: reset,
  }
}

function renderControls(page: PageFacts): string {
  const { toLabel } = createTimeLabels(page.window)
  const windows = page.windows
    .map((window, place) => ({
      value: String(place),
      text: `${toLabel(window.start)}${window.partial ? ' (partial)' : ''}`,
      isChosen: place === page.shown,
    }))
    .reverse()
  const states = [
    { value: 'all', text: 'all' },
    { value: 'raised', text: 'raised: act or investigate' },
    ...statesByUrgency.map((state) => ({ value: state, text: stateText[state] })),
  ]
  const segments = [...new Set(page.views.flatMap((view) => view.segments))]
  const segment = [
    { value: 'everyone', text: 'everyone' },
    { value: EVERY_SEGMENT, text: 'every segment' },
    ...segments.map((name) => ({ value: name, text: name })),
  ]
  return `<div role="search" aria-label="What is shown">
<span class="stepper">${renderSelect('window', 'Window', windows)}<button type="button" name="earlier" aria-label="Window before">‹</button><button type="button" name="later" aria-label="Window after">›</button></span>
${renderSelect('states', 'State', states)}
${segments.length === 0 ? '' : renderSelect('segment', 'Segment', segment)}
${renderSelect(
  'sort',
  'Sort by',
  SORTS.map(([value, text]) => ({ value, text })),
)}
<span><label for="choose-search">Name</label> <input type="search" id="choose-search" name="search" placeholder="part of a name" autocomplete="off" spellcheck="false"></span>
<button type="button" name="download">Download CSV</button>
</div>`
}

interface Option {
  readonly value: string
  readonly text: string
  readonly isChosen?: boolean
}

function renderSelect(name: string, label: string, options: readonly Option[]): string {
  const items = options.map(
    ({ value, text, isChosen }) =>
      `<option value="${escapeHtml(value)}"${isChosen ? ' selected' : ''}>${escapeHtml(text)}</option>`,
  )
  return `<span><label for="choose-${name}">${label}</label> <select id="choose-${name}" name="${name}" autocomplete="off">${items.join('')}</select></span>`
}
