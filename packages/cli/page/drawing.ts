import { chooseSummary } from '../src/report/choose-sections.ts'
import type { PageFacts } from '../src/report/packed/page-facts.ts'
import { MOST_AT_FIRST } from '../src/report/sections.ts'
import type { Most, Sections } from '../src/report/sections.ts'
import type { Controls } from './controls.ts'
import type { View } from './view.ts'

/** The page as it is drawn now. */
export interface Drawing {
  /** How much of each section is drawn. */
  readonly most: () => Most
  /** Draws summary and sections anew; one drawing after the other. */
  readonly redraw: (most: Most) => Promise<void>
  /** What the sections of the chosen reference show. */
  readonly chosen: () => Promise<Sections>
}

/** Draws the choices of reference as the controls ask for. */
export function createDrawing(page: PageFacts, views: readonly View[], controls: Controls): Drawing {
  const main = document.querySelector('main')!
  let most: Most = MOST_AT_FIRST
  let last: Promise<void> = Promise.resolve()
  const view = (): View => views[chosenView()] ?? views[0]!

  async function draw(): Promise<void> {
    const choice = controls.choice()
    const rows = await views[0]!.tables.rows()
    document.querySelector('#summary')!.innerHTML = chooseSummary({ page, view: page.views[0]!, rows }, choice)
    await view().draw(choice, most)
  }

  async function redraw(next: Most): Promise<void> {
    most = next
    main.ariaBusy = 'true'
    const before = last
    const own = before.then(draw)
    last = own
    await own
    if (last === own) main.ariaBusy = 'false'
  }

  return { redraw, most: () => most, chosen: () => view().choose(controls.choice(), most) }
}

function chosenView(): number {
  const id = document.querySelector('[name="reference"]:checked')?.id
  return id === undefined ? 0 : Number(id.slice('reference-'.length))
}
