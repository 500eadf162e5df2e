import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds serious or critical on a page, and where. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core')), 'utf8')
  // Evaluated by the browser's own tools, so that the page's content policy stays as it is.
  await page.evaluate(`(() => { const define = undefined; ${axe} })()`)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.slice(0, 240)}`),
    )
}
