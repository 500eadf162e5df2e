import { expect, test } from 'vitest'

import { pageScript } from './generated/page-script.ts'
import { buildPage } from '../../scripts/build-page.ts'

test('the script of the report is that of its modules; npm run generate -w @driftline/cli renews it', async () => {
  expect(await buildPage()).toBe(pageScript)
}, 60_000)

test('nothing in it ends its element, runs text or asks the network', () => {
  expect(pageScript).not.toMatch(/<\/script|<!--|\beval\(|new Function|fetch\(|XMLHttpRequest|import\(|https?:/i)
})
