import { expect, test } from 'vitest'
import { runCampaign } from '../faults/campaign.ts'

test('kills at random moments lose nothing, count nothing twice and change no verdict', async () => {
  const seed = Date.now() % 100_000
  const options = { seed, kills: 8 }
  const undisturbed = await runCampaign({ ...options, isDisturbed: false })
  const disturbed = await runCampaign({ ...options, isDisturbed: true })
  const why = `seed ${seed}`
  expect(undisturbed.sentRows, why).toBeGreaterThan(1000)
  expect(undisturbed.countedRows, why).toEqual({ number: undisturbed.sentRows, text: undisturbed.sentRows })
  expect(disturbed.countedRows, why).toEqual(undisturbed.countedRows)
  expect(disturbed.lines, why).toEqual(undisturbed.lines)
}, 120_000)
