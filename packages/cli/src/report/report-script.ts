/** What the page does with a pointer and a keyboard; everything else works without it. */
export const reportScript = `(() => {
  const tip = document.getElementById('tip')
  const hide = () => { tip.hidden = true }
  addEventListener('scroll', hide, { passive: true })
  addEventListener('change', hide)
  for (const table of document.querySelectorAll('.heat')) {
    const cells = JSON.parse(table.closest('section').querySelector('script').textContent)
    const rows = [...table.tBodies].flatMap((body) => [...body.rows])
    const at = (row, column) => rows[row] && column > 0 ? rows[row].cells[column] : undefined
    let stop = at(0, 1)
    if (stop) stop.tabIndex = 0

    const textOf = (cell) => {
      const [name, ...windows] = cells[cell.parentNode.rowIndex - 1]
      const found = windows[cell.cellIndex - 1]
      const [when, state, facts, sentence] = found || ['', 'no data', '', '']
      return { name, when, state, facts, sentence }
    }
    const show = (cell) => {
      const { name, when, state, facts, sentence } = textOf(cell)
      tip.replaceChildren()
      for (const [tag, text] of [['strong', name], ['span', when ? when + ' · ' + state : state], ['span', facts], ['p', sentence]]) {
        if (!text) continue
        const element = document.createElement(tag)
        element.textContent = text
        tip.append(element)
      }
      tip.hidden = false
      const box = cell.getBoundingClientRect()
      const left = Math.min(Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8)
      const above = box.top - tip.offsetHeight - 8
      tip.style.left = left + 'px'
      tip.style.top = (above > 8 ? above : box.bottom + 8) + 'px'
    }
    const heatCell = (target) => target instanceof Element ? target.closest('tbody td') : null

    table.addEventListener('pointerover', (event) => {
      const cell = heatCell(event.target)
      if (cell) show(cell)
      else hide()
    })
    table.addEventListener('pointerleave', hide)
    table.addEventListener('focusin', (event) => {
      const cell = heatCell(event.target)
      if (!cell) return
      const { name, when, state, facts, sentence } = textOf(cell)
      cell.setAttribute('aria-label', [name, when, state, facts, sentence].filter(Boolean).join('. '))
      show(cell)
    })
    table.addEventListener('focusout', hide)

    const focus = (cell) => {
      if (!cell) return
      stop.tabIndex = -1
      stop = cell
      stop.tabIndex = 0
      stop.focus()
    }
    const open = (cell) => {
      const link = cell.parentNode.cells[0].querySelector('a')
      if (link) link.click()
    }
    table.addEventListener('click', (event) => {
      const cell = heatCell(event.target)
      if (cell) open(cell)
    })
    table.addEventListener('keydown', (event) => {
      const cell = heatCell(event.target)
      if (!cell) return
      const row = cell.parentNode.rowIndex - 1
      const column = cell.cellIndex
      const moves = { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], Home: [row, 1], End: [row, rows[row].cells.length - 1] }
      if (event.key === 'Escape') hide()
      else if (event.key === 'Enter') open(cell)
      else if (moves[event.key]) { event.preventDefault(); focus(at(...moves[event.key])) }
    })
  }
})()`
