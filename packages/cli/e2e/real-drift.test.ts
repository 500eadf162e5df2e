import type { VerdictLine } from '@driftline/health'
import { describe, expect, test } from 'vitest'
import { buildFileProfile } from '../src/build-file-profile.ts'
import { replayFile } from '../src/replay/replay-file.ts'
import { hasData, metaOf, pathOf, specOf } from './reference-sets.testing.ts'

const isRaised = ({ state }: VerdictLine): boolean => state === 'investigate' || state === 'act'

async function replaySet(set: string, window: string): Promise<readonly VerdictLine[]> {
  const spec = specOf(set, window)
  const [from, to] = metaOf(set).reference
  const profile = await buildFileProfile({ path: pathOf(set), spec, rows: { from, to } })
  return (await replayFile({ path: pathOf(set), spec, profile })).lines
}

function actShare(lines: readonly VerdictLine[], feature: string, since: string): number {
  const after = lines.filter((line) => line.feature === feature && line.start >= since && line.count >= 30)
  return after.filter(({ state }) => state === 'act').length / after.length
}

describe.runIf(hasData)('drift that is known of', () => {
  test('three columns of elec2 come alive on one day and are raised from that day on', async () => {
    const lines = await replaySet('elec2', '1d')
    for (const feature of ['vicprice', 'vicdemand', 'transfer']) {
      const raised = lines.filter((line) => line.feature === feature && isRaised(line))
      expect(raised[0]?.start, feature).toBe('1997-05-05T00:00:00Z')
      expect(raised).toHaveLength(581)
    }
    const early = lines.filter(({ start }) => start < '1997-05-05')
    expect(early.filter(({ feature }) => ['nswprice', 'nswdemand', 'score'].includes(feature)).some(isRaised)).toBe(
      false,
    )
  })

  test('the districts of california-housing move by place in every month', async () => {
    const lines = await replaySet('california-housing', '1mo')
    for (const feature of ['Latitude', 'Longitude']) expect(actShare(lines, feature, '2021-06'), feature).toBe(1)
    const income = lines.filter(({ feature, start }) => feature === 'MedInc' && start >= '2021-06')
    expect(income.some(isRaised)).toBe(true)
    expect(lines.filter(({ feature }) => feature === 'Population').some(isRaised)).toBe(false)
  })

  test('the macro shock in bank-marketing is found, housing and loan stay quiet', async () => {
    const lines = await replaySet('bank-marketing', '1mo')
    const macro = ['euribor3m', 'emp_var_rate', 'nr_employed', 'cons_price_idx', 'cons_conf_idx']
    for (const feature of macro) expect(actShare(lines, feature, '2008-10'), feature).toBe(1)
    for (const feature of ['previous', 'pdays', 'poutcome'])
      expect(actShare(lines, feature, '2009-06'), feature).toBeGreaterThan(0.9)
    expect(lines.filter(({ feature }) => feature === 'housing' || feature === 'loan').some(isRaised)).toBe(false)
  })

  test('bike-sharing moves with its season, the hours and days of its rows do not', async () => {
    const lines = await replaySet('bike-sharing-hourly', '1mo')
    for (const feature of ['temp', 'atemp', 'season']) expect(actShare(lines, feature, '2011-07'), feature).toBe(1)
    const after = lines.filter(({ start }) => start >= '2011-07')
    const steady = new Set(['hr', 'weekday', 'workingday', 'holiday'])
    expect(after.filter(({ feature }) => steady.has(feature)).some(isRaised)).toBe(false)
  })
})
