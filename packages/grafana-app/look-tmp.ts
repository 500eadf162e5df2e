import { chromium } from 'playwright-core'
import { openHost, watchPage } from './e2e/open-host.testing.ts'
import { createAlerting } from './host/server/alerting/create-alerting.ts'
const alerting = createAlerting()
const host = await openHost({
  role: 'Editor',
  alerting,
  dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: 'http://127.0.0.1:1' }],
})
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const { page, problems } = await watchPage(browser, host)
page.setDefaultTimeout(10_000)
await page.goto(`${host.url}/a/driftline-modelhealth-app/rules`)
try {
  await page.getByRole('textbox', { name: /spec/i }).fill('model: {name: fares}\nslos: {availability: 0.999}\n')
  await page.waitForTimeout(2500)
} catch (e) {
  console.log(String(e))
}
await page.screenshot({ path: '/tmp/h-install/a.png', fullPage: true })
console.log(await page.locator('body').innerText())
console.log(await problems(), alerting.asked)
await browser.close()
await host.close()
