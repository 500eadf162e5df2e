import { expect, test } from 'vitest'
import { consentFor, toggleConsent } from './seen-consent.ts'
import { faresRules, rulesOf, tryGrafana } from './strict-grafana.testing.ts'

test('a yes is for a rule as it was seen, and for no other', async () => {
  const grafana = tryGrafana()
  await grafana.run(faresRules())
  const uid = [...grafana.alerting.state.rules.keys()][0]!
  grafana.alerting.edit(uid, { for: '20m' })
  const before = await grafana.plan(faresRules())
  const { installed } = rulesOf(before)[0]!
  const seen = toggleConsent(new Map(), installed!, true)
  expect([...consentFor(before, seen).overwrite]).toEqual([uid])
  expect([...consentFor(before, toggleConsent(seen, installed!, false)).overwrite]).toEqual([])
  grafana.alerting.edit(uid, { for: '30m' })
  expect([...consentFor(await grafana.plan(faresRules()), seen).overwrite]).toEqual([])
})
