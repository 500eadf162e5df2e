import { expect, test } from 'vitest'
import type { CampaignOptions } from '../faults/campaign.ts'
import { runCampaign } from '../faults/campaign.ts'

/** What is counted and said must not depend on what the processor had to live through. */
async function expectUndisturbed(options: Omit<CampaignOptions, 'seed'>): Promise<void> {
  const seed = Date.now() % 100_000
  const undisturbed = await runCampaign({ ...options, seed, isDisturbed: false })
  const disturbed = await runCampaign({ ...options, seed, isDisturbed: true })
  const why = `seed ${seed}`
  expect(undisturbed.sentRows, why).toBeGreaterThan(1000)
  expect(undisturbed.countedRows, why).toEqual({
    number: undisturbed.sentRows,
    text: undisturbed.sentRows,
    all: undisturbed.sentRows,
  })
  expect(disturbed.countedRows, why).toEqual(undisturbed.countedRows)
  expect(disturbed.lines, why).toEqual(undisturbed.lines)
}

test('kills at random moments lose nothing, count nothing twice and change no verdict', async () => {
  await expectUndisturbed({ kills: 8 })
}, 120_000)

test('nor does a clock that jumps', async () => {
  await expectUndisturbed({ kills: 2, exportsPerKill: 20, hasClockJumps: true })
}, 120_000)

const collector = process.env['DRIFTLINE_COLLECTOR']

test('CI brings a Collector for the faults', () => {
  if (process.env['CI'] === 'true') expect(collector, 'DRIFTLINE_COLLECTOR').toBeDefined()
})

test.skipIf(collector === undefined)(
  'nor do kills behind a Collector',
  async () => {
    await expectUndisturbed({ kills: 4, collector })
  },
  120_000,
)
