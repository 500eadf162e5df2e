import type { Page } from 'playwright-core'

/** What the tables of a page showed for a while: the name and state of each row. */
export interface SeenRows {
  readonly timeMs: number
  readonly rows: readonly { readonly name: string; readonly state: string }[]
}

declare global {
  interface Window {
    driftlineSeenRows: SeenRows[]
  }
}

/** Notes every change of a table of a page from its first byte. @param table selector of the table, or of what holds it */
export async function watchRows(page: Page, table: string): Promise<void> {
  await page.addInitScript((selector) => {
    window.driftlineSeenRows = []
    const note = (): void => {
      const rows = [...document.querySelectorAll(`${selector} tbody tr`)].map((row) => ({
        name: row.querySelector('th')?.textContent ?? '',
        state: row.querySelector('td')?.textContent?.trim() ?? '',
      }))
      const last = window.driftlineSeenRows.at(-1)
      if (rows.length > 0 && JSON.stringify(last?.rows) !== JSON.stringify(rows))
        window.driftlineSeenRows.push({ timeMs: Date.now(), rows })
    }
    new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true })
  }, table)
}

/** All that was noted. */
export function seenRows(page: Page): Promise<readonly SeenRows[]> {
  return page.evaluate(() => window.driftlineSeenRows)
}
