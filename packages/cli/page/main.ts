import type { PageFacts } from '../src/report/packed/page-facts.ts'
import { MOST_AT_FIRST } from '../src/report/sections.ts'
import type { Most, Sections } from '../src/report/sections.ts'
import { createControls } from './controls.ts'
import type { Controls } from './controls.ts'
import { createDrawing } from './drawing.ts'
import type { Drawing } from './drawing.ts'
import { createTip } from './heat-tip.ts'
import { rowsAsCsv } from './rows-as-csv.ts'
import { openView } from './view.ts'

/** How many more of a section one press of its button shows. */
const MORE: Most = { heat: 100, ranking: 100, cards: 24 }

// Where the browser cannot read the tables, the page stays as it was written.
start().catch(() => undefined)

async function start(): Promise<void> {
  const page = JSON.parse(document.querySelector('#page')!.textContent) as PageFacts
  const tip = createTip()
  const views = page.views.map((_, index) => openView(page, index, tip))
  await views[0]!.tables.rows()
  const controls = createControls(page, {
    onChange: () => void drawing.redraw(MOST_AT_FIRST),
    onDownload: () => void download(drawing),
  })
  const drawing = createDrawing(page, views, controls)
  for (const view of views) view.wire(await view.choose(controls.choice(), MOST_AT_FIRST))
  document.documentElement.dataset['ready'] = performance.now().toFixed(0)
  document.addEventListener('click', ({ target }) => {
    tip.hide()
    if (target instanceof Element) follow(target, drawing, controls)
  })
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'reference') void drawing.redraw(MOST_AT_FIRST)
  })
}

/** What a click asks for: more of a section, or a card that is not drawn yet. */
function follow(target: Element, drawing: Drawing, controls: Controls): void {
  const of = target.closest<HTMLElement>('[data-more]')?.dataset['more'] as keyof Most | undefined
  if (of !== undefined) void drawing.redraw({ ...drawing.most(), [of]: drawing.most()[of] + MORE[of] })
  const anchor = target.closest('a')?.getAttribute('href')?.slice(1)
  if (anchor !== undefined && document.querySelector(`#${anchor}`) === null) void openCard(anchor, drawing, controls)
}

async function openCard(anchor: string, drawing: Drawing, controls: Controls): Promise<void> {
  if (placeOf(anchor, await drawing.chosen()) < 0) controls.clear()
  const place = placeOf(anchor, await drawing.chosen())
  const most = drawing.most()
  await drawing.redraw({ ...most, cards: Math.max(most.cards, place + 1) })
  document.querySelector<HTMLElement>(`#${anchor}`)?.focus()
}

async function download(drawing: Drawing): Promise<void> {
  const { whole, rows } = await drawing.chosen()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([rowsAsCsv([...whole, ...rows])], { type: 'text/csv' }))
  link.download = 'verdicts.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}

function placeOf(anchor: string, { rows }: Sections): number {
  return rows.findIndex(({ row }) => row.anchor === anchor)
}
