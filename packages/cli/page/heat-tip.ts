/** What stands beside a cell that is pointed at. */
export interface TipText {
  readonly name: string
  /** Window and state, then further facts. */
  readonly facts: readonly string[]
  readonly sentence: string
}

const MARGIN_PX = 8

/** The one tip of the page. */
export interface Tip {
  readonly show: (cell: Element, text: TipText) => void
  readonly hide: () => void
}

/** Takes the tip over. */
export function createTip(): Tip {
  const tip = document.querySelector<HTMLElement>('#tip')!
  const hide = (): void => {
    tip.hidden = true
  }
  addEventListener('scroll', hide, { passive: true })
  return { hide, show: (cell, text) => showBeside(tip, cell, text) }
}

function showBeside(tip: HTMLElement, cell: Element, { name, facts, sentence }: TipText): void {
  const lines = [['strong', name], ...facts.map((fact) => ['span', fact]), ['p', sentence]] as const
  tip.replaceChildren(
    ...lines.flatMap(([tag, text]) => {
      if (!text) return []
      const element = document.createElement(tag)
      element.textContent = text
      return [element]
    }),
  )
  tip.hidden = false
  const box = cell.getBoundingClientRect()
  const most = Math.max(MARGIN_PX, innerWidth - tip.offsetWidth - MARGIN_PX)
  const left = Math.min(Math.max(MARGIN_PX, box.left + box.width / 2 - tip.offsetWidth / 2), most)
  const above = box.top - tip.offsetHeight - MARGIN_PX
  tip.style.left = `${left}px`
  tip.style.top = `${above > MARGIN_PX ? above : box.bottom + MARGIN_PX}px`
}
