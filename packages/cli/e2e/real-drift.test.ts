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

/** The verdicts on a feature beside its training reference, of windows with enough rows. */
function trainingLines(lines: readonly VerdictLine[], feature: string, since = ''): readonly VerdictLine[] {
  return lines.filter(
    (line) => line.feature === feature && line.reference === 'training' && line.start >= since && line.count >= 30,
  )
}

function actShare(lines: readonly VerdictLine[], feature: string, since: string): number {
  const after = trainingLines(lines, feature, since)
  return after.filter(({ state }) => state === 'act').length / after.length
}

function raisedShare(lines: readonly VerdictLine[], feature: string, since: string, until = '9'): number {
  const own = trainingLines(lines, feature, since).filter(({ start }) => start < until)
  return own.filter(isRaised).length / own.length
}

/** Nothing that moved is called `ok`: it is found, was found a short while ago, or says that it could not be seen. */
function expectFoundOrBlind(lines: readonly VerdictLine[], feature: string, since: string): void {
  const found = new Set(['act', 'investigate', 'suspected', 'recovering'])
  const own = trainingLines(lines, feature, since)
  expect(own.length, feature).toBeGreaterThan(10)
  for (const { state, reason, detectable, start } of own) {
    if (found.has(state)) continue
    expect({ feature, start, state, reason }).toEqual({ feature, start, state: 'blind', reason: 'scatter' })
    expect(detectable, `${feature} ${start}`).toBeGreaterThan(1)
  }
}

const isNeverRaised = (lines: readonly VerdictLine[], feature: string, since = ''): boolean =>
  !trainingLines(lines, feature, since).some(isRaised)

describe.runIf(hasData)('drift that is known of', () => {
  test('three columns of elec2 come alive on one day and are raised from that day on', async () => {
    const lines = await replaySet('elec2', '1d')
    for (const feature of ['vicprice', 'vicdemand', 'transfer']) {
      const raised = trainingLines(lines, feature).filter(isRaised)
      expect(raised[0]?.start, feature).toBe('1997-05-05T00:00:00Z')
      expect(raised).toHaveLength(581)
    }
    for (const feature of ['price_up', 'period', 'prediction'])
      expect(raisedShare(lines, feature, '', '1997-05-05'), feature).toBe(0)
    for (const feature of ['nswprice', 'nswdemand', 'score'])
      expect(raisedShare(lines, feature, '', '1997-05-05'), feature).toBeLessThan(0.02)
  })

  test('the districts of california-housing move by place, and no reference ordered by place can tell: that is said', async () => {
    const weeks = await replaySet('california-housing', '1w')
    for (const feature of ['Latitude', 'Longitude']) expectFoundOrBlind(weeks, feature, '2021-06')
    const months = await replaySet('california-housing', '1mo')
    for (const feature of ['Latitude', 'Longitude', 'HouseAge']) expectFoundOrBlind(months, feature, '2021-06')
    for (const lines of [weeks, months]) expect(isNeverRaised(lines, 'Population')).toBe(true)
  })

  test('the macro shock in bank-marketing is found or said to be out of sight, housing and loan stay quiet', async () => {
    const lines = await replaySet('bank-marketing', '1mo')
    for (const feature of ['emp_var_rate', 'euribor3m']) expect(actShare(lines, feature, '2008-12'), feature).toBe(1)
    for (const feature of ['cons_price_idx', 'cons_conf_idx', 'nr_employed', 'contact'])
      expectFoundOrBlind(lines, feature, '2008-10')
    for (const feature of ['cons_price_idx', 'cons_conf_idx'])
      expect(raisedShare(lines, feature, '2008-10'), feature).toBeGreaterThan(0.2)
    for (const feature of ['previous', 'pdays', 'poutcome'])
      expect(actShare(lines, feature, '2009-06'), feature).toBeGreaterThan(0.9)
    for (const feature of ['housing', 'loan']) expect(isNeverRaised(lines, feature)).toBe(true)
  })

  test('half a year of bike-sharing cannot tell the next season from the last; its hours and days are steady', async () => {
    const lines = await replaySet('bike-sharing-hourly', '1mo')
    for (const feature of ['temp', 'atemp', 'season', 'mnth']) expectFoundOrBlind(lines, feature, '2011-07')
    expect(raisedShare(lines, 'mnth', '2011-07', '2012-01')).toBe(1)
    for (const feature of ['cnt', 'registered']) expect(raisedShare(lines, feature, '2012-04', '2012-11')).toBe(1)
    for (const feature of ['hr', 'weekday', 'workingday', 'holiday'])
      expect(isNeverRaised(lines, feature, '2011-07'), feature).toBe(true)
  })
})
